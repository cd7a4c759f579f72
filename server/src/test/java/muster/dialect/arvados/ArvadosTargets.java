package muster.dialect.arvados;

import static muster.testing.fuzz.Target.require;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.http.Query;
import muster.http.Response;
import muster.testing.fuzz.Target;

/** What reads lists, forms and ids of this platform. */
public final class ArvadosTargets {
    private static final int LONGEST_FILTER = 200;

    private ArvadosTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("arvados.list", text -> list(text, Asked.THINGS), ArvadosRefusal.class)
                        .like(
                                "filters=[[\"name\",\"ilike\",\"%a_\"],[\"size\",\"<=\",7],[\"properties.a\",\"exists\",true]]",
                                "filters=[[[\"name\",\"uuid\"],\"in\",[\"a\",null]],[\"any\",\"=\",\"x\"],[\"is_new\",\"=\",\"t\"]]\n"
                                        + "order=things.name desc,size\nselect=[\"name\"]\ndistinct=1\ncount=none\noffset=3\nlimit=9",
                                "where={\"any\":[\"contains\",\"x\"],\"name\":\"y\",\"created_at\":\"2026-03-01T12:00:00Z\"}\n"
                                        + "order=[\"created_at\"]\ninclude=[\"owner_uuid\"]",
                                "filters=[[\"properties\",\"contains\",{\"a\":1}],[\"uuid\",\"is_a\",\"arvados#user\"]]"),
                Target.ofText("arvados.users", text -> list(text, UserColumns.COLUMNS), ArvadosRefusal.class)
                        .like(
                                "filters=[[\"email\",\"=\",\"ada@lab.example\"],[\"is_admin\",\"=\",true]]",
                                "filters=[[\"prefs\",\"contains\",{}],[\"created_at\",\">\",\"2026-03-01\"]]\norder=last_name"),
                Target.ofText("arvados.form", ArvadosTargets::form, ArvadosRefusal.class)
                        .like(
                                "user[email]=a\nuser[prefs][x][y]=1\nselect[]=a\nselect[]=b",
                                "a[]=1\na[b]=2",
                                "[x]=1\nx[=2"),
                Target.ofBytes("arvados.body", ArvadosTargets::body, ArvadosRefusal.class, JsonComplaint.class)
                        .like(
                                "{\"user\":{\"email\":\"a@b\"},\"select\":[\"uuid\"]}",
                                "{\"user\":\"{\\\"email\\\":1}\"}"),
                Target.ofText("arvados.time", ArvadosTargets::time)
                        .like(
                                "2026-03-01T12:00:00.123456789Z",
                                "2026-03-01 12:00 +0130",
                                "Tue, 3 Mar 2026 08:00:00 GMT"),
                Target.ofText("arvados.uuid", ArvadosTargets::uuid).like("zzzzz-tpzed-0123456789abcde"),
                Target.ofText("arvados.manifest", ArvadosTargets::manifest, ArvadosRefusal.class)
                        .like(". d41d8cd98f00b204e9800998ecf8427e+0+A1@2 0:0:x\n"));
    }

    /** Each line is a parameter with its value. */
    private static Sent sent(String text) {
        List<Query.Parameter> fields = new ArrayList<>();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            fields.add(new Query.Parameter(line.substring(0, Math.max(0, equals)), line.substring(equals + 1)));
        }
        return Sent.of(fields, null);
    }

    private static Parameters parameters(Sent sent) {
        Endpoint list = Endpoint.post("things", "list", "/things")
                .body("user")
                .asks("maySee")
                .by(_ -> Response.json(200, new byte[0]));
        return new Parameters(sent, list, Map.of());
    }

    private static void list(String text, Columns columns) {
        ListRequest read = ListRequest.read(parameters(sent(text)), columns);
        require(read.limit() >= 0 && read.limit() <= ListRequest.MAXIMUM_LIMIT, "pages are bounded");
        require(read.offset() >= 0, "nothing comes before the first");
        require(read.filters().size() <= FilterReader.MAXIMUM_FILTERS, "filters are bounded");
        require(read.orders().size() <= LONGEST_FILTER, "orders are bounded");
    }

    private static void form(String text) {
        Sent sent = sent(text);
        require(sent.json() == null, "a form is no JSON");
        Parameters parameters = parameters(sent);
        parameters.attributes();
        parameters.texts("select");
    }

    private static void body(byte[] body) {
        Parameters parameters = parameters(Sent.of(List.of(), JsonObject.parseTree(body)));
        parameters.attributes();
        parameters.texts("select");
        parameters.text("email");
        parameters.whole("limit", 1);
        parameters.flag("distinct");
    }

    private static void time(String text) {
        ArvadosTime.parse(text).ifPresent(read -> {
            String written = ArvadosTime.text(read);
            boolean usual = written.length() == "2026-03-01T12:00:00.000000000Z".length();
            Instant again = ArvadosTime.parse(written).orElse(null);
            require(
                    !usual || again != null && ArvadosTime.text(again).equals(written),
                    "what is written is read again");
        });
    }

    private static void uuid(String text) {
        ArvadosUuid.parse(text).ifPresent(uuid -> require(uuid.toString().equals(text), "an id has one spelling"));
    }

    private static void manifest(String text) {
        Manifest read = Manifest.parse(text);
        require(Manifest.parse(read.text()).equals(read), "a hash is the same each time");
    }
}
