package muster.model;

import static muster.testing.fuzz.Target.require;

import java.util.List;
import muster.testing.fuzz.Target;

/** What reads names, addresses, passwords and ids. */
public final class ModelTargets {
    private ModelTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("model.username", ModelTargets::username, Refused.class)
                        .like("ada", " J\u00fcrgen \u0130\u1e9e ", "\ufb01 \u03c3\u03c2"),
                Target.ofText("model.address", ModelTargets::address, Refused.class)
                        .like("ada@lab.example", " \"a b\"@x ", "a@b@c"),
                Target.ofText("model.group-name", ModelTargets::groupName, Refused.class)
                        .like("People of the lab"),
                Target.ofText("model.text-key", ModelTargets::textKey)
                        .like("Stra\u1e9ee", "\u0130\u0345", "\u1f80\u200d"),
                Target.ofText("model.password", ModelTargets::password, Refused.class)
                        .like("correct horse", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
                Target.ofText("model.key-secret", KeySecret::chosen, Refused.class)
                        .like("irisirisirisirisirisirisirisirisirisirisirisiris42"),
                Target.ofText("model.ids", ModelTargets::ids)
                        .like("0195f0a0-0000-7000-8000-000000000001", "9223372036854775807"));
    }

    private static void username(String text) {
        Username read = Username.parse(text);
        require(Username.parse(read.value()).equals(read), "a normal form is its own normal form");
        require(!read.key().isEmpty(), "a name has a key");
    }

    private static void address(String text) {
        EmailAddress read = EmailAddress.parse(text);
        require(EmailAddress.parse(read.value()).equals(read), "a normal form is its own normal form");
        require(!read.isMailable() || read.value().indexOf('@') > 0, "mail goes to an address");
    }

    private static void groupName(String text) {
        require(GroupName.parse(text).value().equals(text), "a group is called as it is called");
    }

    private static void textKey(String text) {
        TextKey key = TextKey.of(text);
        // A capital sharp s folds to a small one, and that to two letters; an iota below a letter becomes a letter, and
        // marks
        // change places with it. Folded once more, both stay.
        TextKey settled = TextKey.of(key.value());
        require(TextKey.of(settled.value()).equals(settled), "a key settles");
        require(key.value().length() <= 18 * text.length(), "a key is not much longer than its text");
    }

    private static void password(String text) {
        require(Password.ofText(text).digest().matches("[0-9a-f]{64}"), "a password has a digest");
        String digest = Password.ofDigest(text).digest();
        require(Password.ofDigest(digest).digest().equals(digest), "a normal form is its own normal form");
    }

    private static void ids(String text) {
        AccountId.parse(text)
                .ifPresent(id -> require(id.toString().equalsIgnoreCase(text), "an id has one spelling but for case"));
        KeyId.parse(text)
                .ifPresent(id -> require(KeyId.parse(id.toString()).equals(KeyId.parse(text)), "ids come back"));
    }
}
