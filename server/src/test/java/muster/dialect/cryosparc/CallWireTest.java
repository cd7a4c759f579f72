package muster.dialect.cryosparc;

import static muster.testing.CryosparcAnswers.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import muster.directory.ActivityStamps;
import muster.directory.Directory;
import muster.directory.Identifiers;
import muster.http.HttpServer;
import muster.http.HttpSettings;
import muster.http.ListenAddress;
import muster.http.Mount;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.NewAccount;
import muster.model.NewKey;
import muster.model.Policy;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Username;
import muster.store.DatabaseSettings;
import muster.store.SqlStore;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.TestSecrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Arguments of every kind on their way to an action, which tells what it got. */
class CallWireTest {
    private static final Caller HOST = Caller.host("test");

    @TempDir
    static Path folder;

    private static SqlStore store;
    private static HttpServer server;
    private static String key;

    @BeforeAll
    static void start() {
        InstantSource clock = () -> Instant.parse("2026-03-01T12:00:00Z");
        store = SqlStore.open(new DatabaseSettings.Sqlite(folder.resolve("muster.db")));
        Directory directory = Directory.over(
                store,
                TestSecrets.cheap(),
                new Counting(),
                clock,
                Policy.DEFAULT,
                new ActivityStamps(store),
                CryosparcNames.namings());
        Account pia = directory.admissions().create(HOST, wanted());
        key = directory
                .keys()
                .create(HOST, pia.id(), NewKey.forPrograms("test", null, null))
                .secret()
                .reveal();
        var routes = new FunctionRoutes(new CryosparcTokens(directory.keys())).of(functions(), "v5.0.3");
        server = new HttpServer(
                HttpSettings.defaults().withListen(new ListenAddress("127.0.0.1", 0)),
                List.of(Mount.of("cryosparc", "/api/cmd", routes, new CryosparcErrors())),
                List::of,
                clock,
                new SecureRandom());
        server.start();
    }

    private static NewAccount wanted() {
        return new NewAccount(
                AccountKind.PERSON,
                Username.parse("pia"),
                EmailAddress.parse("pia@lab.example"),
                Profile.EMPTY,
                Rank.MANAGER,
                null,
                new NewAccount.Start.WithPassword(muster.model.Password.ofText("a good password")),
                AddressRule.MAY_BE_SHARED);
    }

    private static Functions functions() {
        return new Functions()
                .add(Function.post("echo.arguments", "/arguments/{first}")
                        .asks("nothing")
                        .open()
                        .needs("second", Schema.TEXT)
                        .needsHeader("token", Schema.TEXT)
                        .takes("fourth", Schema.TEXT)
                        .answers(Schema.TEXT)
                        .by(call -> CryosparcJson.text(call.required("first") + "|" + call.required("second") + "|"
                                + call.required("token") + "|" + call.argument("fourth"))))
                .add(Function.post("echo.body", "/body")
                        .asks("nothing")
                        .open()
                        .needsBody(Schema.ANYTHING.titled("Value"))
                        .withMaxBodyBytes(100)
                        .answers(Schema.ANYTHING)
                        .by(call -> tree(call.body())))
                .add(Function.post("echo.object", "/object")
                        .asks("nothing")
                        .open()
                        .needsBody(Schemas.PASSWORD)
                        .answers(Schema.TEXT)
                        .by(call -> CryosparcJson.text(call.bodyObject().requiredText("password"))))
                .add(Function.post("echo.optional", "/optional")
                        .asks("nothing")
                        .open()
                        .takesBody(Schema.orNull(Schemas.PASSWORD).titled("Password"))
                        .answers(Schema.FLAG)
                        .by(call -> CryosparcJson.answer(json -> json.writeBoolean(call.optionalBody() != null))))
                .add(Function.post("echo.form", "/form")
                        .asks("nothing")
                        .open()
                        .needsForm(Schema.OBJECT)
                        .answers(Schema.TEXT)
                        .by(call ->
                                CryosparcJson.text(String.valueOf(call.form().first("username")))))
                .add(Function.get("echo.anyone", "/anyone")
                        .asks("nothing")
                        .open()
                        .answers(Schema.TEXT)
                        .by(call ->
                                CryosparcJson.text(String.valueOf(call.anyone().rank()))))
                .add(Function.get("echo.caller", "/caller")
                        .asks("nothing but who asks")
                        .answers(Schema.TEXT)
                        .by(call -> CryosparcJson.text(
                                call.caller().rank() + " " + call.account().username())))
                .add(Function.get("echo.undeclared", "/undeclared")
                        .asks("nothing")
                        .open()
                        .by(call -> CryosparcJson.text(String.valueOf(call.argument("never")))));
    }

    private static Response tree(JsonNode value) {
        return Response.json(200, value.toString());
    }

    @AfterAll
    static void stop() {
        server.stop();
        store.close();
    }

    private static Http anybody() {
        return Http.at(server.uris().getFirst() + "/api/cmd");
    }

    private static Answer post(String path, String contentType, String body) {
        return anybody().send("POST", path, contentType, BodyPublishers.ofString(body));
    }

    private static Answer json(String path, String body) {
        return post(path, "application/json", body);
    }

    @Test
    void argumentsAreReadWhereTheyAreDeclared() {
        Http with = anybody().with("token", "0421");

        assertThat(with.send("POST", "arguments/a%2Fb%2B+c?second=d+e%2B&fifth=x")
                        .text())
                .isEqualTo("\"a/b++c|d e+|0421|null\"");
        assertThat(with.send("POST", "arguments/a?second=1&second=2&fourth=").text())
                .isEqualTo("\"a|2|0421|\"");
    }

    @Test
    void missingArgumentsAreNamed() {
        Answer second = anybody().with("token", "0421").send("POST", "arguments/a");
        Answer token = anybody().send("POST", "arguments/a?second=b&token=0421");

        assertRefused(second, 422);
        assertThat(second.text()).isEqualTo("{\"detail\":\"The argument second is required.\"}");
        assertRefused(token, 422);
        assertThat(token.text()).isEqualTo("{\"detail\":\"The argument token is required.\"}");
    }

    @Test
    void bodyIsAnyOneValue() {
        for (String value : List.of("true", "null", "[1,2.50]", "\"x\"", "{\"a\":{\"b\":null}}", "\"\uD83D\uDE00\"")) {
            assertThat(json("body", value).text()).isEqualTo(value);
        }
        assertThat(json("body", " \"\\ud83d\\ude00\" ").text()).isEqualTo("\"\uD83D\uDE00\"");
    }

    @Test
    void otherBodiesAreRefused() {
        for (String value : List.of("", " ", "NaN", "Infinity", "{\"a\":1,\"a\":2}", "1 2", "{", "'x'", "1e999")) {
            assertRefused(json("body", value), 422);
        }
        assertRefused(
                anybody().send("POST", "body", "application/json", BodyPublishers.ofByteArray(new byte[] {'"', -1, '"'
                })),
                422);
        assertRefused(json("body", "\"" + "x".repeat(99) + "\""), 413);
        assertRefused(post("body", "text/plain", "true"), 422);
    }

    @Test
    void bodyThatMustBeAnObjectIsOne() {
        assertThat(json("object", "{\"password\":\"abc\"}").text()).isEqualTo("\"abc\"");
        for (String value : List.of("", "null", "[]", "\"abc\"", "{}", "{\"password\":null}", "{\"password\":1}")) {
            assertRefused(json("object", value), 422);
        }
    }

    @Test
    void bodyThatMayBeLeftOutIsLeftOutInTwoWays() {
        assertThat(json("optional", "").text()).isEqualTo("false");
        assertThat(post("optional", "", "").text()).isEqualTo("false");
        assertThat(json("optional", "null").text()).isEqualTo("false");
        assertThat(json("optional", "{\"password\":\"x\"}").text()).isEqualTo("true");
        assertRefused(json("optional", "nul"), 422);
        assertRefused(post("optional", "application/x-www-form-urlencoded", "password=x"), 422);
    }

    @Test
    void formIsReadAsAForm() {
        String form = "application/x-www-form-urlencoded";

        assertThat(post("form", form, "grant_type=&username=ada%2Blab%40uni.example")
                        .text())
                .isEqualTo("\"ada+lab@uni.example\"");
        assertThat(post("form", form, "").text()).isEqualTo("\"null\"");
        assertRefused(json("form", "{\"username\":\"ada\"}"), 422);
    }

    @Test
    void whoCallsIsKnownAsFarAsTheTokenIsGood() {
        assertThat(with(key).get("caller").text()).isEqualTo("\"PUBLISHER pia\"");
        assertThat(with(key).get("anyone").text()).isEqualTo("\"PUBLISHER\"");
        assertThat(with("invented").get("anyone").text()).isEqualTo("\"null\"");
        assertThat(anybody().get("anyone").text()).isEqualTo("\"null\"");
        assertRefused(with("invented").get("caller"), 401);
    }

    @Test
    void askingForAnUndeclaredArgumentIsABugThatTellsNothing() {
        Answer answer = anybody().get("undeclared");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("{\"detail\":\"Something went wrong on the server.\"}");
    }

    private static Http with(String token) {
        return anybody().with("Authorization", "Bearer " + token);
    }

    private static final class Counting implements Identifiers {
        private final AtomicLong count = new AtomicLong(1L << 61);

        @Override
        public UUID uuid() {
            return new UUID(0x7000L | count.incrementAndGet() << 16, 0x8000_0000_0000_0000L);
        }

        @Override
        public long number() {
            return count.incrementAndGet();
        }

        @Override
        public String secret(int length) {
            String digits = Long.toString(count.incrementAndGet());
            return "s".repeat(length - digits.length()) + digits;
        }

        @Override
        public String digits(int length) {
            return "0".repeat(length);
        }
    }
}
