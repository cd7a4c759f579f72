package muster.dialect.connect;

import static muster.testing.fuzz.Target.require;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.http.Queries;
import muster.http.Query;
import muster.http.Rejected;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.KeyId;
import muster.model.Origin;
import muster.model.Rank;
import muster.model.Refused;
import muster.testing.fuzz.Target;

/** What reads queries, bodies and tokens of this platform. */
public final class ConnectTargets {
    private static final Instant NOW = Instant.parse("2026-03-01T09:15:30Z");
    private static final Caller CALLER = Caller.person(
            new AccountId(new UUID(0, 1)),
            new KeyId(1),
            Rank.ADMINISTRATOR,
            Rank.ADMINISTRATOR,
            new Origin("connect", "1", null, null));
    private static final BootstrapToken BOOTSTRAP =
            new BootstrapToken(BootstrapSecret.ofBase64(Base64.getEncoder().encodeToString(new byte[64])));

    private ConnectTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("connect.users", ConnectTargets::users, ConnectRefusal.class, Rejected.class)
                        .like(
                                "prefix=a&user_role=viewer|administrator&account_status=locked|licensed&sort=last_name",
                                "page_number=007&page_size=500&asc_order=False&limit=20&prefix=&prefix=b&sort=active_time"),
                Target.ofBytes(
                                "connect.new-user",
                                ConnectTargets::newUser,
                                ConnectRefusal.class,
                                JsonComplaint.class,
                                Refused.class)
                        .like(
                                "{\"username\":\"ada.berg\",\"email\":\"ada@lab.example\",\"password\":\"correct horse\","
                                        + "\"user_role\":\"publisher\",\"first_name\":\"Ada\",\"user_must_set_password\":false}"),
                Target.ofBytes("connect.content", ConnectTargets::content, ConnectRefusal.class, JsonComplaint.class)
                        .like(
                                "{\"title\":\"A report\",\"locked\":true,\"cpu_limit\":1.5,\"max_processes\":3,\"run_as\":\"x\"}"),
                Target.ofText("connect.includes", ContentIncludes::parse, ConnectRefusal.class)
                        .like("owner, tags,vanity_url"),
                Target.ofText("connect.bootstrap", ConnectTargets::bootstrap)
                        .like(
                                "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJyc2Nvbm5lY3QtcHl0aG9uIiwiZXhwIjoxLCJhdWQiOlsicnNjb25uZWN0Il19.AAAA",
                                "eyJhbGciOiJub25lIn0.e30.",
                                "eyJhbGciOiJIUzI1NiIsInppcCI6IkRFRiIsImI2NCI6ZmFsc2UsImNyaXQiOlsiYjY0Il19.e30.AA"),
                Target.ofText("connect.bootstrap-secret", BootstrapSecret::ofBase64, IllegalArgumentException.class)
                        .like("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));
    }

    private static void users(String text) {
        Query query = Queries.of(text);
        ConnectParameters.Page page = ConnectParameters.page(query);
        require(page.size() <= ConnectParameters.MAX_PAGE_SIZE && page.skip() >= 0, "pages are bounded");
        require(ConnectParameters.limit(query) <= ConnectParameters.MAX_PAGE_SIZE, "pages are bounded");
        var queries = new UserQueries(ConnectSettings.defaults(), InstantSource.fixed(NOW));
        require(queries.read(query, CALLER) != null, "a query is a query");
    }

    private static void newUser(byte[] body) {
        ConnectSettings settings = ConnectSettings.defaults();
        var bodies = new NewUserBodies(settings, new ConnectUsernames(settings));
        require(bodies.read(JsonObject.parse(body)).username() != null, "an account has a name");
    }

    private static void content(byte[] body) {
        var read = ContentFields.read(JsonObject.parse(body));
        String kept = ContentFields.text(read);
        require(
                ContentFields.parse(kept).equals(ContentFields.parse(ContentFields.merged(kept, read))),
                "it stays the same");
    }

    private static void bootstrap(String text) {
        require(!BOOTSTRAP.isGood(text, NOW), "nobody makes a token without the secret");
    }
}
