package muster.dialect.arvados;

import static muster.dialect.arvados.Endpoint.Type.OBJECT;
import static muster.dialect.arvados.Endpoint.Type.STRING;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import muster.directory.StoreUnavailable;
import muster.http.Response;
import muster.model.AgreementFailure;
import muster.model.Failure;
import muster.model.Refused;
import tools.jackson.databind.node.ObjectNode;

/** A resource that tells what reached it. */
final class EchoResource implements Resource {
    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .add(Schema.of("Echo", "ech0o")
                        .with(Schema.Type.TEXTS, "sounds")
                        .with(Schema.Type.TIME, "created_at"))
                .add(Endpoint.get("echos", "list", "/echos")
                        .asks("nothing")
                        .takesListParameters()
                        .answers("EchoList")
                        .by(call -> answer("list", call)))
                .add(Endpoint.post("echos", "create", "/echos")
                        .asks("nothing")
                        .takesCreateParameters()
                        .body("echo")
                        .answers("Echo")
                        .by(call -> withAttributes("create", call)))
                .add(Endpoint.get("echos", "get", "/echos/{uuid}")
                        .asks("nothing")
                        .takesSelect()
                        .answers("Echo")
                        .by(call -> answer("get", call)))
                .add(Endpoint.put("echos", "update", "/echos/{uuid}")
                        .asks("nothing")
                        .takesUpdateParameters()
                        .body("echo")
                        .answers("Echo")
                        .by(call -> withAttributes("update", call)))
                .add(Endpoint.delete("echos", "delete", "/echos/{uuid}")
                        .asks("nothing")
                        .answers("Echo")
                        .by(call -> answer("delete", call)))
                .add(Endpoint.get("echos", "current", "/echos/current")
                        .asks("nothing")
                        .answers("Echo")
                        .regardlessOfScopes()
                        .by(call -> answer("current", call)))
                .add(Endpoint.post("echos", "shout", "/echos/{uuid}/shout")
                        .asks("nothing")
                        .answers("Echo")
                        .by(call -> answer("shout", call)))
                .add(Endpoint.post("echos", "shout", "/echos/shout")
                        .asks("nothing")
                        .takes("uuid", STRING)
                        .takes("echo", OBJECT)
                        .answers("Echo")
                        .unpublished()
                        .by(call -> answer("shout", call)))
                .add(Endpoint.get("echos", "fail", "/echos/fail")
                        .asks("nothing")
                        .unpublished()
                        .open()
                        .by(EchoResource::fail));
    }

    private static Response answer(String method, Call call) {
        return ArvadosJson.ok(echo(method, call));
    }

    private static Response withAttributes(String method, Call call) {
        ObjectNode echo = echo(method, call);
        Attributes attributes = call.parameters().attributes();
        attributes.requireKnown(Set.of("email", "is_active", "prefs", "uuid", "sounds"), "Echo");
        ObjectNode told = echo.putObject("attributes");
        attributes.names().stream().sorted().forEach(name -> told.set(name, attributes.value(name)));
        return ArvadosJson.ok(echo);
    }

    private static ObjectNode echo(String method, Call call) {
        Parameters parameters = call.parameters();
        ObjectNode echo = ArvadosJson.object();
        echo.put("method", method);
        echo.put("uuid", parameters.text("uuid"));
        echo.put("limit", parameters.whole("limit", 100));
        echo.put("distinct", parameters.flag("distinct"));
        echo.set("filters", parameters.array("filters"));
        echo.set("where", parameters.object("where"));
        echo.set("order", parameters.value("order"));
        echo.set("select", parameters.array("select"));
        echo.put("caller", String.valueOf(call.known().account().profile().givenName()));
        echo.put("readers", call.readers().size());
        echo.put("as_administrator", call.isAdministrator());
        return echo;
    }

    private static Response fail(Call call) {
        switch (call.parameters().requiredText("what")) {
            case "taken" -> throw new Refused(new Failure.UsernameTaken());
            case "missing" -> throw new Refused(new Failure.NoSuchAccount());
            case "denied" -> throw new Refused(new Failure.NotPermitted());
            case "unsigned" -> throw new Refused(new AgreementFailure.NotSigned(List.of()));
            case "uninvited" -> throw new Refused(new Failure.NotLetIn());
            case "barred" -> throw new Refused(new Failure.AccountBarred());
            case "busy" -> throw new Refused(new Failure.Busy(Duration.ofMillis(2_500)));
            case "store" -> throw new StoreUnavailable("gone", null);
            default -> throw new IllegalArgumentException("secret detail");
        }
    }
}
