package muster.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Accounts, groups and callers to try the rules on. */
public final class Sample {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Sample() {}

    public static AccountId id(int number) {
        return new AccountId(new UUID(0x7000, 0x8000_0000_0000_0000L | number));
    }

    public static Account account(int number, Rank rank) {
        return new Account(
                id(number),
                1,
                AccountKind.PERSON,
                Username.parse("user" + number),
                List.of(new Email(EmailAddress.parse("user" + number + "@lab.example"), true, true)),
                null,
                Profile.ofNames("Given", "Family"),
                rank,
                Life.activeSince(NOON),
                Stamps.createdAt(NOON, null));
    }

    public static Caller caller(int number, Rank rank) {
        return Caller.person(id(number), new KeyId(number), rank, Rank.ADMINISTRATOR, origin());
    }

    public static Origin origin() {
        return new Origin("test", "request-1", "127.0.0.1", null);
    }

    public static Block block(Block.Kind kind) {
        return new Block(kind, "test", null, null, NOON, null);
    }
}
