package muster.dialect.cryosparc;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import muster.dialect.JsonObject;
import muster.directory.Accounts;
import muster.directory.Lanes;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Lane;
import muster.model.LaneFailure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** {@code resources.*}, as far as accounts are concerned, and the lanes of users. Source: CryoSPARC tools, API client. */
final class CryosparcLanes implements Resource {
    private static final Schema KIND = Schema.oneWordOf("node", "cluster");
    private static final Pattern NOT_IN_PATHS = Pattern.compile("[/\\\\;]|^\\.+$");
    private static final String OWN = "/users/me/lanes";
    private static final String OF_ONE = UserIds.ONE + "/lanes";

    private final Lanes lanes;
    private final Accounts accounts;
    private final UserIds ids;
    private final UserJson users;

    CryosparcLanes(Lanes lanes, Accounts accounts, UserIds ids, UserJson users) {
        this.lanes = lanes;
        this.accounts = accounts;
        this.ids = ids;
        this.users = users;
    }

    @Override
    public void addTo(Functions functions) {
        functions
                .add(Function.get("resources.find_lanes", "/resources/lanes")
                        .asks("maySeeAccounts")
                        .answers(Schema.listOf(Schemas.LANE))
                        .by(call -> CryosparcJson.answer(
                                json -> array(json, lanes.all(call.caller()), CryosparcLanes::write))))
                .add(Function.post("resources.add_lane", "/resources/lanes")
                        .asks("mayManageLanes")
                        .needsBody(Schemas.LANE)
                        .answers(Schemas.LANE)
                        .by(this::add))
                .add(Function.get("resources.find_lane", "/resources/lanes/{name}")
                        .asks("maySeeAccounts")
                        .takes("type", KIND)
                        .answers(Schemas.LANE)
                        .by(this::find))
                .add(Function.delete("resources.remove_lane", "/resources/lanes/{name}")
                        .asks("mayManageLanes")
                        .by(this::remove))
                // Machines are for the platform itself to know.
                .add(Function.get("resources.find_targets", "/resources/targets")
                        .asks("nothing but who asks")
                        .takes("lane", Schema.TEXT)
                        .answers(Schema.listOf(Schemas.TARGET))
                        .by(_ -> names(List.of())))
                .add(Function.get("users.get_my_lanes", OWN)
                        .asks("maySeePrivateFields")
                        .answers(Schemas.TEXTS)
                        .by(call -> names(lanes.usable(call.caller(), call.account()))))
                .add(Function.get("users.get_lanes", OF_ONE)
                        .asks("maySeePrivateFields")
                        .answers(Schemas.TEXTS)
                        .by(this::lanesOf))
                .add(Function.put("users.set_lanes", OF_ONE)
                        .asks("mayManageLanes")
                        .needsBody(Schemas.TEXTS.titled("Lanes"))
                        .answers(Schemas.USER)
                        .by(this::choose));
    }

    private Response add(Call call) {
        call.requireAdministrator();
        Lane added = lanes.add(call.caller(), read(call.bodyObject()));
        return CryosparcJson.answer(json -> write(json, added));
    }

    private static Lane read(JsonObject body) {
        return new Lane(
                name(body.requiredText("name")),
                kind(body.requiredText("type")),
                body.requiredText("title"),
                body.text("desc"));
    }

    /** Clients put it into paths as it is, slashes too: what no path can hold could never be removed. */
    private static String name(String text) {
        if (NOT_IN_PATHS.matcher(text).find()) {
            throw CryosparcRefusal.invalid(
                    "The name of a lane must not be dots alone, nor hold a slash, a backslash or a semicolon.");
        }
        return text;
    }

    private static Lane.Kind kind(String word) {
        return switch (word) {
            case "node" -> Lane.Kind.NODE;
            case "cluster" -> Lane.Kind.CLUSTER;
            default -> throw CryosparcRefusal.invalid("The type must be node or cluster.");
        };
    }

    private Response find(Call call) {
        String type = call.argument("type");
        Lane.@Nullable Kind kind = type == null ? null : kind(type);
        Lane lane = lanes.get(call.caller(), call.required("name"));
        if (kind != null && lane.kind() != kind) {
            throw new Refused(new LaneFailure.NoSuchLane());
        }
        return CryosparcJson.answer(json -> write(json, lane));
    }

    private Response remove(Call call) {
        call.requireAdministrator();
        lanes.remove(call.caller(), call.required("name"));
        return Response.empty(204);
    }

    private Response lanesOf(Call call) {
        AccountId id = ids.selfOrAnybody(call);
        return names(lanes.usable(call.caller(), accounts.get(call.caller(), id).account()));
    }

    private Response choose(Call call) {
        AccountId id = ids.anybody(call);
        return users.answer(call.caller(), lanes.choose(call.caller(), id, names(call.body())));
    }

    private static List<String> names(JsonNode body) {
        if (!body.isArray()) {
            throw CryosparcRefusal.invalid("The lanes must be a list of their names.");
        }
        List<String> names = new ArrayList<>();
        for (JsonNode name : body) {
            if (!name.isString()) {
                throw CryosparcRefusal.invalid("The lanes must be a list of their names.");
            }
            names.add(name.stringValue());
        }
        return names;
    }

    private static Response names(List<String> names) {
        return CryosparcJson.answer(json -> array(json, names, (out, name) -> out.writeString(name)));
    }

    /** Writes one element of an array. */
    private interface Element<T> {
        void write(JsonGenerator json, T element);
    }

    private static <T> void array(JsonGenerator json, List<T> elements, Element<T> element) {
        json.writeStartArray();
        elements.forEach(each -> element.write(json, each));
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, Lane lane) {
        json.writeStartObject();
        json.writeStringProperty("name", lane.name());
        json.writeStringProperty("type", lane.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("title", lane.title());
        json.writeStringProperty("desc", lane.description());
        json.writeEndObject();
    }
}
