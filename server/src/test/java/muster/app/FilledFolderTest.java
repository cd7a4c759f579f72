package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import muster.cli.ExitCode;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.Differences;
import muster.directory.PageStart;
import muster.directory.Reading;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Block;
import muster.model.Event;
import muster.model.Rank;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FilledFolderTest {
    private static final int PEOPLE = 400;
    private static final int IN_TRASH = 4;
    private static final String PASSWORD = "a heron at the weir";

    @TempDir
    static Path folder;

    private static Shell.Told told;

    @BeforeAll
    static void fillOne() {
        told = fill("one", PEOPLE, "--admin-password", PASSWORD);
    }

    private static Shell.Told fill(String name, int people, String... options) {
        List<String> arguments = new ArrayList<>(List.of("bench", "fill", String.valueOf(people)));
        arguments.addAll(List.of(options));
        return Shell.on(folder.resolve(name)).run(arguments.toArray(String[]::new));
    }

    @Test
    void whoFillsIsToldHowFarItIsAndAsWhomToSignIn() {
        assertThat(told.exit()).isEqualTo(ExitCode.DONE);
        assertThat(told.out()).isEqualTo("400 accounts are there. Sign in as admin.\n");
        assertThat(told.err()).contains("  200 of 400 accounts kept, ", "  400 of 400 accounts kept, ");
    }

    @Test
    void everyDoorListsThePeople() throws IOException {
        Path copy = copy("served");
        try (Application application =
                Application.start(Configuration.read(copy, Map.of(), Map.of("listen", "127.0.0.1:0")))) {
            Http http = Http.at(application.uris().getFirst().toString());
            assertThat(http.post("__login__", Json.object("username", "admin", "password", PASSWORD))
                            .status())
                    .isEqualTo(200);
            String key = JsonMapper.shared()
                    .readTree(ControlSocket.ask(
                                    copy.resolve("control.socket"),
                                    List.of("key", "create", "admin", "--label", "test", "--json"),
                                    null)
                            .orElseThrow()
                            .out())
                    .required("secret")
                    .asString();
            int listed = PEOPLE + 1 - IN_TRASH;
            Http bearer = http.with("Authorization", "Bearer " + key);
            assertThat(good(http.with("Authorization", "Key " + key).get("__api__/v1/users?page_size=500"))
                            .at("/total")
                            .asInt())
                    .isEqualTo(listed);
            var users = good(bearer.get("arvados/v1/users?limit=1000"));
            assertThat(users.at("/items"))
                    .allSatisfy(user -> assertThat(user.at("/uuid").asString()).hasSize(27));
            assertThat(users.at("/items_available").asInt()).isEqualTo(listed + 2);
            assertThat(good(bearer.get("arvados/v1/groups?limit=1"))
                            .at("/items_available")
                            .asInt())
                    .isGreaterThan(8);
            assertThat(good(bearer.get("arvados/v1/collections?limit=1"))
                            .at("/items_available")
                            .asInt())
                    .isPositive();
            assertThat(good(http.with("Authorization", "Key " + key).get("__api__/v1/content")))
                    .isNotEmpty();
            assertThat(good(bearer.get("api/cmd/users"))).hasSize(listed);
            assertThat(good(bearer.get("api/latest/user?limit=10"))
                            .at("/records")
                            .size())
                    .isEqualTo(10);
            assertThat(good(bearer.get("api/muster/v1/accounts?limit=100"))
                            .at("/items")
                            .size())
                    .isEqualTo(100);
        }
    }

    @Test
    void theLedgerTellsOfEverythingThatPeopleAre() {
        Map<AccountId, Map<String, String>> told = new HashMap<>();
        for (Event event : events("one")) {
            if (event.target().kind().equals("account")) {
                event.fields()
                        .forEach(field -> told.computeIfAbsent(event.subject(), _ -> new HashMap<>())
                                .put(field.field(), field.after()));
            }
        }
        List<Account> people = people("one");
        assertThat(people).hasSize(PEOPLE + 1).allSatisfy(person -> {
            Map<String, String> fields = told.getOrDefault(person.id(), Map.of());
            assertThat(Differences.between(null, person))
                    .allSatisfy(field -> assertThat(fields.get(field.field())).isEqualTo(field.after()));
        });
    }

    @Test
    void theLedgerIsSealedAndSound() throws IOException {
        assertThat(read("one", reading -> reading.chain().waiting(1)).events()).isZero();
        Shell shell = Shell.on(copy("sealed"));
        assertThat(shell.run("ledger", "verify").out()).matches("(?s)sound: 1[0-9]{3} events in [23] checkpoints.*");
        assertThat(shell.run("ledger", "verify").exit()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void thereAreSomeOfEachKind() {
        List<Account> people = people("one");
        Instant now = Instant.now();
        assertThat(people).extracting(Account::rank).containsAll(EnumSet.allOf(Rank.class));
        assertThat(people.stream()
                        .flatMap(person -> person.life().blocks().stream())
                        .map(Block::kind))
                .containsAll(EnumSet.allOf(Block.Kind.class));
        assertThat(people)
                .anyMatch(person -> !person.life().isActivated())
                .anyMatch(person -> person.life().isExpiredAt(now))
                .anyMatch(person -> person.emails().size() == 2);
        assertThat(people.stream().filter(person -> person.life().isTrashed())).hasSize(IN_TRASH);
        assertThat(entries("one")).anyMatch(entry -> entry.activity().isLockedOutAt(now));
        assertThat(entries("one").stream().filter(entry -> entry.activity().lastSignIn() != null))
                .hasSizeBetween(PEOPLE * 8 / 10, PEOPLE * 95 / 100);
    }

    @Test
    void theSameNumberMakesTheSameDirectory() {
        assertThat(fill("again", PEOPLE, "--admin-password", PASSWORD).exit()).isEqualTo(ExitCode.DONE);
        assertThat(people("again")).isEqualTo(people("one"));
        assertThat(past("again")).isEqualTo(past("one"));
    }

    @Test
    void aPasswordThatNobodyGaveIsMadeAndToldOnce() {
        Shell.Told made = fill("small", 1);
        assertThat(made.out())
                .matches(
                        "1 accounts are there\\. Sign in as admin with the password [a-z0-9]{20}, which is told only now\\.\n");
        assertThat(people("small")).hasSize(2);
    }

    @Test
    void nothingIsPutWhereSomethingIsAlready() {
        Shell.Told refused = fill("one", 7);
        assertThat(refused.exit()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(refused.err()).contains("There is something in " + folder.resolve("one") + " already");
        assertThat(people("one")).hasSize(PEOPLE + 1);
    }

    @Test
    void theFolderIsNamedAndTheNumberMakesSense() {
        assertThat(Main.run(new String[] {"bench", "fill", "5"}, Map.of())).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(fill("none", 0).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(fill("short", 5, "--admin-password", "too short").exit()).isEqualTo(ExitCode.REFUSED);
        assertThat(folder.resolve("none")).doesNotExist();
        assertThat(folder.resolve("short")).doesNotExist();
    }

    private static List<Account> people(String name) {
        return entries(name).stream().map(AccountEntry::account).toList();
    }

    private static List<AccountEntry> entries(String name) {
        var everybody = new AccountQuery(Condition.EVERYTHING, List.of(), AccountQuery.Who.LISTED_AND_TRASH);
        return read(
                name,
                reading -> reading.accounts()
                        .list(everybody, PageStart.FIRST, 2 * PEOPLE, Instant.now())
                        .entries());
    }

    /** Without what sealing told of its new key. */
    private static List<Event> past(String name) {
        return events(name).stream()
                .filter(event -> event.act() != Act.LEDGER_KEY_MADE)
                .toList();
    }

    private static List<Event> events(String name) {
        return read(name, reading -> reading.events().list(null, true, 100 * PEOPLE));
    }

    private static <T> T read(String name, Function<Reading, T> work) {
        Path database = folder.resolve(name).resolve("muster.db");
        try (SqlStore store = SqlStore.open(new DatabaseSettings.Sqlite(database))) {
            return store.read(work);
        }
    }

    private static JsonNode good(Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        for (String file : List.of("muster.db", "data.key")) {
            Files.copy(folder.resolve("one").resolve(file), copy.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }
}
