package muster.app;

import java.net.InetAddress;
import java.net.URI;
import java.util.function.Supplier;
import java.util.stream.Stream;
import muster.directory.Post;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.http.TlsSettings;
import muster.mail.EnglishLetters;
import muster.mail.MailWay;
import muster.model.EmailAddress;
import org.jspecify.annotations.Nullable;

/**
 * What the settings say of mail.
 *
 * @param from the sender of mails; null where none are sent
 */
record MailConfiguration(MailWay way, @Nullable EmailAddress from) {
    private static final String USUAL_SENDER = "muster";

    static MailConfiguration read(SettingValues values, HttpSettings http) {
        MailWay read = values.read(Setting.MAIL, MailWay::parse);
        MailWay way = read == null ? new MailWay.Off() : read;
        EmailAddress given = values.read(Setting.MAIL_FROM, MailConfiguration::sender);
        boolean isGiven = values.optional(Setting.MAIL_FROM) != null;
        if (way instanceof MailWay.Capture(boolean anywhere) && !anywhere) {
            requireOwnMachine(values, http);
        }
        if (!(way instanceof MailWay.Relay) || isGiven) {
            return new MailConfiguration(way, given);
        }
        EmailAddress from = usualSender(http.publicUrl());
        if (from == null) {
            values.complain("mail needs mail-from, unless public-url has a name for its host.");
        }
        return new MailConfiguration(way, from);
    }

    /** Captured mails show every code: who means that on a network says so. */
    private static void requireOwnMachine(SettingValues values, HttpSettings http) {
        TlsSettings tls = http.tls();
        Stream.of(http.listen(), tls == null ? null : tls.listen())
                .filter(listen -> listen != null && !isOwnMachine(listen))
                .forEach(listen -> values.complain("mail: capture shows administrators the links for other people's"
                        + " passwords, and others reach this server at " + listen
                        + "; mail=capture-anywhere says that this is meant."));
    }

    private static boolean isOwnMachine(ListenAddress listen) {
        if (listen.host().equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(listen.host()).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static EmailAddress sender(String text) {
        EmailAddress address = EmailAddress.parse(text);
        if (!address.isMailable() || text.chars().anyMatch(c -> "<>()[],;:\"\\".indexOf(c) >= 0 || c > 126)) {
            throw new IllegalArgumentException("a sender looks like muster@lab.example, not " + text);
        }
        return address;
    }

    private static @Nullable EmailAddress usualSender(@Nullable URI publicUrl) {
        String host = publicUrl == null ? "" : publicUrl.getHost();
        boolean isName = host.chars().anyMatch(Character::isLetter) && host.indexOf(':') < 0;
        return isName ? EmailAddress.parse(USUAL_SENDER + "@" + host) : null;
    }

    /** @param site where links lead to */
    Post post(Supplier<URI> site) {
        return switch (way) {
            case MailWay.Off _ -> Post.NONE;
            case MailWay.Capture _ -> new Post(Post.Mode.CAPTURE, new EnglishLetters(site));
            case MailWay.Relay _ -> new Post(Post.Mode.SEND, new EnglishLetters(site));
        };
    }
}
