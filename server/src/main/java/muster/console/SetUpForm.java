package muster.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import muster.http.Query;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.NewAccount;
import muster.model.Password;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.Username;
import org.jspecify.annotations.Nullable;

/** What somebody typed into the set-up form. Holds secrets, and so never prints itself. */
final class SetUpForm {
    /** As of passwords given at the host, in characters. */
    static final int LEAST_PASSWORD_LENGTH = 12;

    static final SetUpForm EMPTY = new SetUpForm(Map.of());

    private final Map<SetUpField, String> typed;

    private SetUpForm(Map<SetUpField, String> typed) {
        this.typed = typed;
    }

    static SetUpForm of(Query fields) {
        Map<SetUpField, String> typed = new EnumMap<>(SetUpField.class);
        for (SetUpField field : SetUpField.values()) {
            String value = fields.first(field.id());
            if (value != null) {
                typed.put(field, field.isPassword() ? value : value.strip());
            }
        }
        return new SetUpForm(typed);
    }

    String at(SetUpField field) {
        return typed.getOrDefault(field, "");
    }

    /** What may be shown again: passwords never, and the code only to somebody who knows it anyway. */
    SetUpForm toShowAgain(boolean withCode) {
        Map<SetUpField, String> shown = new EnumMap<>(SetUpField.class);
        typed.forEach((field, value) -> {
            if (!field.isPassword() && (withCode || field != SetUpField.CODE)) {
                shown.put(field, value);
            }
        });
        return new SetUpForm(shown);
    }

    /** The account to make; empty when something is wrong, which is added to the problems. */
    Optional<NewAccount> read(Problems problems) {
        Optional<EmailAddress> email = email(problems);
        Optional<Username> username = username(problems);
        Optional<Profile> profile = profile(problems);
        Optional<Password> password = password(problems);
        return problems.isEmpty()
                ? Optional.of(wanted(
                        email.orElseThrow(), username.orElseThrow(), profile.orElseThrow(), password.orElseThrow()))
                : Optional.empty();
    }

    private static NewAccount wanted(EmailAddress email, Username username, Profile profile, Password password) {
        return new NewAccount(
                AccountKind.PERSON,
                username,
                email,
                profile,
                Rank.ADMINISTRATOR,
                null,
                new NewAccount.Start.WithPassword(password),
                AddressRule.MUST_BE_FREE);
    }

    private Optional<EmailAddress> email(Problems problems) {
        if (at(SetUpField.EMAIL).isEmpty()) {
            problems.add(SetUpField.EMAIL, "Enter your e-mail address.");
        }
        Optional<EmailAddress> email =
                problems.unlessRefused(SetUpField.EMAIL, () -> EmailAddress.parse(at(SetUpField.EMAIL)));
        if (!email.map(EmailAddress::isMailable).orElse(true)) {
            problems.add(SetUpField.EMAIL, "This is not an e-mail address. One looks like ada@lab.example.");
        }
        return email;
    }

    private Optional<Username> username(Problems problems) {
        if (at(SetUpField.USERNAME).isEmpty()) {
            problems.add(SetUpField.USERNAME, "Choose a username.");
        }
        return problems.unlessRefused(SetUpField.USERNAME, () -> Username.parse(at(SetUpField.USERNAME)));
    }

    private Optional<Profile> profile(Problems problems) {
        Optional<Profile> given =
                problems.unlessRefused(SetUpField.GIVEN_NAME, () -> Profile.ofNames(name(SetUpField.GIVEN_NAME), null));
        Optional<Profile> family = problems.unlessRefused(
                SetUpField.FAMILY_NAME, () -> Profile.ofNames(null, name(SetUpField.FAMILY_NAME)));
        return given.flatMap(first -> family.map(last -> Profile.ofNames(first.givenName(), last.familyName())));
    }

    private @Nullable String name(SetUpField field) {
        return at(field).isEmpty() ? null : at(field);
    }

    private Optional<Password> password(Problems problems) {
        String text = at(SetUpField.PASSWORD);
        if (text.isEmpty()) {
            problems.add(SetUpField.PASSWORD, "Choose a password.");
        }
        Optional<Password> password = problems.unlessRefused(
                SetUpField.PASSWORD, () -> Password.ofText(text).atLeast(LEAST_PASSWORD_LENGTH));
        if (password.isPresent() && !text.equals(at(SetUpField.REPEATED))) {
            problems.add(SetUpField.REPEATED, "The two passwords differ. Type both again.");
        }
        return password;
    }

    /** Where to tell what the directory refused. */
    static Problems problems(Refused refused) {
        String sentence = refused.failure().sentence();
        return switch (refused.failure()) {
            case Failure.UsernameTaken _ -> Problems.at(SetUpField.USERNAME, sentence);
            case Failure.EmailTaken _ -> Problems.at(SetUpField.EMAIL, sentence);
            case Failure.PasswordRefused _ -> Problems.at(SetUpField.PASSWORD, sentence);
            default -> Problems.inGeneral(sentence);
        };
    }

    @Override
    public String toString() {
        return "SetUpForm" + typed.keySet();
    }
}
