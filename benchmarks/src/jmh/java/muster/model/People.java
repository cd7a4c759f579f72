package muster.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A made-up account and who asks for it. */
public final class People {
    public static final Instant NOW = Instant.parse("2026-03-04T05:06:07.123456Z");

    private People() {}

    /** Active, with a name and a proven address. */
    public static Account person(int number) {
        return new Account(
                new AccountId(new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L | number)),
                3,
                AccountKind.PERSON,
                Username.parse("person" + number),
                List.of(new Email(EmailAddress.parse("person" + number + "@example.org"), true, true)),
                null,
                Profile.ofNames("Katherine", "Johnson"),
                Rank.PUBLISHER,
                Life.activeSince(NOW),
                Stamps.createdAt(NOW, null));
    }

    /** The account itself, with an API key. */
    public static Caller himself(Account account) {
        Origin origin = new Origin("bench", "req-000000000000000000", "192.0.2.7", "python-requests/2.32.3");
        return Caller.person(account.id(), new KeyId(7), account.rank(), Rank.ADMINISTRATOR, origin);
    }
}
