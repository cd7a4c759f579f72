package muster.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Code;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Life;
import muster.model.Origin;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.Username;
import muster.store.SqlStore;

/** The rows that people take, written without looking at any rule. */
final class BareRows {
    private static final int AT_ONCE = 500;

    private BareRows() {}

    /**
     * How many people a second are kept in a new embedded store, 500 in a transaction.
     *
     * @param keep keeps the person of a number
     */
    static double perSecond(Path parent, int rows, ObjIntConsumer<Writing> keep) throws IOException {
        try (TemporaryFolder folder = TemporaryFolder.in(parent);
                SqlStore store = InProcess.store(folder.path())) {
            return perSecond(store, 0, rows, keep);
        }
    }

    /**
     * The same in a store that is there.
     *
     * @param begin the number of the first person
     */
    static double perSecond(SqlStore store, int begin, int rows, ObjIntConsumer<Writing> keep) {
        long begun = System.nanoTime();
        int end = begin + rows;
        for (int from = begin; from < end; from += AT_ONCE) {
            int first = from;
            store.<Integer>write(writing -> {
                for (int number = first; number < Math.min(end, first + AT_ONCE); number++) {
                    keep.accept(writing, number);
                }
                return first;
            });
        }
        return rows * 1e9 / (System.nanoTime() - begun);
    }

    /** The account alone. */
    static void addAccount(Writing writing, int number) {
        writing.accounts().add(account(number));
    }

    /** What a new person takes: account, claimed address, code and event. */
    static void addAll(Writing writing, int number) {
        Person person = Population.person(number);
        Account account = account(number);
        writing.accounts().add(account);
        writing.accounts().claim(account.emails().getFirst().address().key(), account.id(), PlanDirectory.BEGUN);
        writing.codes()
                .add(new Code(
                        new UUID(number, number),
                        account.id(),
                        Code.Purpose.REGISTRATION,
                        4,
                        "hash of code " + number,
                        "sealed code " + number,
                        null,
                        false,
                        0,
                        PlanDirectory.BEGUN,
                        PlanDirectory.BEGUN.plus(Duration.ofDays(7)),
                        null,
                        null));
        writing.events()
                .add(new Event(
                        new EventId(number + 1L),
                        PlanDirectory.BEGUN,
                        new Actor.Host(),
                        new Origin("host", "request", null, null, false),
                        Act.ACCOUNT_CREATED,
                        new Event.Target("account", account.id().toString(), person.username()),
                        account.id(),
                        List.of(
                                new Event.FieldChange("username", null, person.username()),
                                new Event.FieldChange("email", null, person.email()),
                                new Event.FieldChange("givenName", null, person.givenName()),
                                new Event.FieldChange("familyName", null, person.familyName()))));
    }

    /** The same, with the names by which the doors of a server know each account. */
    static void addAllWithNames(Writing writing, int number) {
        addAll(writing, number);
        String account = account(number).id().toString();
        writing.wireIds()
                .add("arvados", "tpzed", String.format(Locale.ROOT, "bench-tpzed-%015d", scattered(number)), account);
        writing.wireIds().add("cryosparc", "user", String.format(Locale.ROOT, "%024x", scattered(number)), account);
    }

    /** Each number once, in no order, as names that are drawn have none. */
    private static long scattered(int number) {
        return Integer.toUnsignedLong(number * 0x9E37_79B1);
    }

    private static Account account(int number) {
        Person person = Population.person(number);
        return new Account(
                new AccountId(new UUID(0x7000L | (long) number << 16, 0x8000_0000_0000_0000L)),
                1,
                AccountKind.PERSON,
                Username.parse(person.username()),
                List.of(new Email(EmailAddress.parse(person.email()), false, false)),
                null,
                Profile.ofNames(person.givenName(), person.familyName()),
                Rank.VIEWER,
                Life.INVITED,
                Stamps.createdAt(PlanDirectory.BEGUN, null));
    }
}
