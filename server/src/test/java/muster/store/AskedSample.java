package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.id;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import muster.directory.Reading;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.AccountProject;
import muster.model.Block;
import muster.model.EmailAddress;
import muster.model.Life;
import muster.model.MailCode;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.SecondFactor;
import muster.model.SecretDigest;
import muster.model.Stamps;
import muster.model.Username;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/** Accounts made by chance, of all kinds that lists ask about. */
final class AskedSample {
    static final int ACCOUNTS = 40;
    static final List<AccountId> VIEWERS = List.of(id(1), id(2));
    static final List<Instant> TIMES = List.of(
            NOW.minus(Duration.ofDays(9)), NOW.minusNanos(1_000), NOW, NOW.plusNanos(1_000), NOW.plusSeconds(9));
    private static final String LONG = "n".repeat(70);
    private static final List<String> NAMES =
            List.of("ann", "Ann", "bob", "Élo", "élo", "ΣΑΣ", "Жук", "a_b", "100%[x]", "\ud801\udc00", "\uff5e", LONG);
    private static final List<@Nullable String> TEXTS = Arrays.asList(
            null,
            null,
            "",
            "Ann",
            "ann",
            "ÉLODIE\nb",
            "élodie\nB",
            "σας",
            "100%_\\*?[x]^$.",
            "\ud801\udc28",
            "\uff5ea");

    private static final List<@Nullable String> LINES = TEXTS.stream()
            .filter(text -> text == null || text.indexOf('\n') < 0)
            .toList();

    private final Random random;

    AskedSample(Random random) {
        this.random = random;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private @Nullable Instant sometime(int percent) {
        return chance(percent) ? one(TIMES) : null;
    }

    private @Nullable AccountId somebody() {
        return chance(30) ? null : id(1 + random.nextInt(3));
    }

    /** Keeps them, and tells what single look-ups say of each. */
    List<AskedAccount> keep(SqlStore store, DatabaseSettings settings) {
        Samples.write(store, w -> {
            w.projects().add(ProjectContract.project(1, "Open"));
            w.projects().add(ProjectContract.project(2, "Closed"));
            IntStream.rangeClosed(1, ACCOUNTS).forEach(number -> w.accounts().add(account(number)));
            IntStream.rangeClosed(1, ACCOUNTS).forEach(number -> addAround(w, id(number)));
        });
        stampPages(settings);
        return store.read(AskedSample::looked);
    }

    private Account account(int number) {
        String name = one(NAMES);
        boolean plain = name.equals(LONG);
        Profile profile = new Profile(
                plain ? "Ann" : one(LINES),
                plain ? null : one(LINES),
                null,
                one(TEXTS),
                chance(50) ? null : one(List.of("data:a", "data:B", "<svg>Ä</svg>")),
                null);
        Instant created = one(TIMES);
        Stamps stamps = new Stamps(created, somebody(), one(TIMES), somebody(), created, null);
        Account account = new Account(
                id(number),
                1,
                chance(7) ? AccountKind.SYSTEM : AccountKind.PERSON,
                chance(20) ? null : Username.parse(name + number),
                chance(40)
                        ? List.of()
                        : List.of(Samples.email(one(List.of("Ann@x.org", "ann@x.org", "b" + number + "@y.org")))),
                chance(70) ? null : EmailAddress.parse(one(List.of("New@x.org", "émil@x.org", "new@x.org"))),
                profile,
                one(List.of(Rank.values())),
                life(),
                stamps,
                chance(60) ? null : new AccountProject(ProjectContract.projectId(1 + random.nextInt(2)), false));
        return account;
    }

    private Life life() {
        List<Block> blocks = new ArrayList<>();
        for (Block.Kind kind : Block.Kind.values()) {
            if (chance(20)) {
                blocks.add(new Block(kind, "console", null, null, NOW, sometime(60)));
            }
        }
        Instant trashed = sometime(30);
        AccountId merged = chance(10) ? id(1) : null;
        return new Life(
                sometime(70),
                blocks,
                chance(30),
                sometime(20),
                trashed,
                trashed == null ? null : somebody(),
                merged,
                merged != null && chance(50),
                chance(50),
                chance(50));
    }

    private void addAround(Writing writing, AccountId id) {
        if (chance(40)) {
            writing.accounts().stampSignIn(id, one(TIMES));
        }
        if (chance(40)) {
            writing.accounts().stampActivity(id, one(TIMES));
        }
        if (chance(40)) {
            Instant until = chance(50) ? sometime(80) : Instant.MAX;
            writing.accounts().setFailures(id, random.nextInt(4), until);
        }
        if (chance(40)) {
            writing.credentials().setSecondFactor(id, new SecondFactor("sealed", chance(60), NOW, null));
        }
        for (MailCode.Purpose purpose : MailCode.Purpose.values()) {
            if (chance(30)) {
                SecretDigest digest = SecretDigest.of(id + purpose.name());
                writing.mailCodes()
                        .put(new MailCode(id, purpose, digest, new EmailAddress("a@x.org"), 0, NOW, one(TIMES)));
            }
        }
        for (AccountId viewer : VIEWERS) {
            writing.marks().put(viewer, id, new ViewerMarks(chance(30), chance(30)));
        }
    }

    /** As requests of pages do. */
    private void stampPages(DatabaseSettings settings) {
        try (Database database = switch (settings) {
                    case DatabaseSettings.Sqlite sqlite -> new SqliteDatabase(sqlite.file(), 1);
                    case DatabaseSettings.Postgres postgres -> new PostgresDatabase(postgres);
                };
                Connection connection = database.plainConnections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("update account_activity set last_ui_activity = last_sign_in where failures <> 1");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<AskedAccount> looked(Reading reading) {
        List<AskedAccount> looked = new ArrayList<>();
        for (int number = 1; number <= ACCOUNTS; number++) {
            AccountEntry entry = reading.accounts().findEntry(id(number)).orElseThrow();
            List<AccountId> alone = List.of(id(number));
            Map<AccountId, ViewerMarks> marks = new HashMap<>();
            for (AccountId viewer : VIEWERS) {
                reading.marks().of(viewer, alone).values().forEach(each -> marks.put(viewer, each));
            }
            looked.add(new AskedAccount(
                    entry.account(),
                    entry.activity(),
                    !reading.credentials().withSecondFactor(alone).isEmpty(),
                    reading.mailCodes().deadlines(alone).get(id(number)),
                    marks));
        }
        return looked;
    }
}
