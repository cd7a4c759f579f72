package muster.bench;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Block;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.Life;
import muster.model.Party;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.SecretDigest;
import muster.model.Stamps;
import muster.model.Username;
import muster.store.SqlStore;

/**
 * A directory that is filled without a server, because a million people come through a door too slowly. Most of them are
 * active and were seen; of each other kind there are few, whatever the size: these are what a search must not look for long.
 */
final class RosterDirectory implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final GroupId GROUP = new GroupId(new UUID(0x7000L, 0x8000_0000_0000_0000L | 99));
    static final String DOOR = "near";
    /** Of each unusual kind. */
    static final int FEW = 20;

    private static final int AT_ONCE = 2_000;
    private static final int STEPS = 10;

    private final SqlStore store;
    private final TemporaryFolder folder;

    private RosterDirectory(SqlStore store, TemporaryFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    static RosterDirectory filled(TemporaryFolder folder, int accounts, PrintStream progress) {
        SqlStore store = InProcess.store(folder.path());
        RosterDirectory directory = new RosterDirectory(store, folder);
        directory.store.write(writing -> {
            writing.groups().add(group());
            return true;
        });
        for (int step = 0; step < STEPS; step++) {
            int end = (int) ((long) accounts * (step + 1) / STEPS);
            int from = (int) ((long) accounts * step / STEPS);
            Portions.keep(directory.store, from, end, AT_ONCE, (writing, number) -> keep(writing, number, accounts));
            progress.printf("  %,d of %,d accounts kept%n", end, accounts);
        }
        return directory;
    }

    SqlStore store() {
        return store;
    }

    /** Whether the person is one of a few, spread over all; those of another kind are others. */
    private static boolean isOneOfFew(int number, int kind, int all) {
        int apart = Math.max(FEW, all / FEW);
        return number % apart == kind;
    }

    private static void keep(Writing writing, int number, int all) {
        AccountId id = id(number);
        writing.accounts().add(account(id, number, all));
        Instant seen = NOW.minus(Duration.ofMinutes(number % 100_000));
        if (isOneOfFew(number, 1, all)) {
            seen = NOW.minus(Duration.ofDays(400));
        }
        if (!isOneOfFew(number, 2, all)) {
            writing.accounts().stampActivity(id, seen);
        }
        if (isOneOfFew(number, 3, all)) {
            writing.accounts().setFailures(id, 10, Instant.MAX);
        }
        if (isOneOfFew(number, 4, all)) {
            writing.grants()
                    .add(Grant.right(
                            new GrantId(number),
                            new Party.OfAccount(id),
                            new GrantObject.OnGroup(GROUP),
                            Grant.Level.READ,
                            NOW,
                            null));
        }
        if (isOneOfFew(number, 5, all)) {
            writing.keys().add(session(number, id), SecretDigest.of("session " + number));
        }
    }

    /** A usual account and nothing else, for a number that no other is kept under. */
    static boolean keepUsual(Writing writing, int number) {
        writing.accounts().add(account(id(number), number, Integer.MAX_VALUE));
        return true;
    }

    /** A small change of the account with this number, at a moment that it was not seen at before. */
    static boolean stamp(Writing writing, long number) {
        writing.accounts().stampActivity(id((int) (number % 1_000)), NOW.plusSeconds(number));
        return true;
    }

    private static AccountId id(int number) {
        return new AccountId(new UUID(0x0195_0000_0000_7000L | (long) number << 16, 0x8000_0000_0000_0000L | number));
    }

    private static Account account(AccountId id, int number, int all) {
        Person person = Population.person(number);
        Life life = isOneOfFew(number, 6, all) ? Life.INVITED : Life.activeSince(NOW);
        if (isOneOfFew(number, 7, all)) {
            life = life.blocked(new Block(Block.Kind.DISABLED, "console", null, null, NOW, null));
        }
        if (isOneOfFew(number, 8, all)) {
            life = life.trashed(NOW, null);
        }
        return new Account(
                id,
                1,
                AccountKind.PERSON,
                Username.parse(person.username()),
                List.of(new Email(EmailAddress.parse(person.email()), true, true)),
                null,
                Profile.ofNames(person.givenName(), person.familyName()),
                isOneOfFew(number, 9, all) ? Rank.MANAGER : Rank.VIEWER,
                life,
                Stamps.createdAt(NOW.minus(Duration.ofSeconds(number)), null));
    }

    private static Key session(int number, AccountId owner) {
        return new Key(
                new KeyId(number),
                owner,
                Key.Purpose.SESSION,
                "",
                List.of(Key.EVERYTHING),
                List.of(DOOR),
                null,
                NOW,
                owner,
                null,
                null,
                "tail",
                null);
    }

    private static Group group() {
        return new Group(GROUP, 1, Group.Kind.ROLE, GroupName.parse("Few"), null, null, "{}", NOW, null, NOW, null);
    }

    @Override
    public void close() {
        store.close();
        folder.close();
    }
}
