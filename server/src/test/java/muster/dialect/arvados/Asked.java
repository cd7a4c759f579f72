package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.dialect.JsonObject;
import muster.http.Query;
import muster.http.Response;
import tools.jackson.databind.node.ObjectNode;

/** Lists as tests ask for them: names and values of parameters in turn, quotes written as apostrophes. */
final class Asked {
    /** Columns of every type, of a resource that there is not. */
    static final Columns THINGS = Columns.of("things")
            .withComputed("kind")
            .with(Columns.Type.UUID, "uuid", "owner_uuid")
            .with(Columns.Type.TIME, "created_at", "modified_at")
            .with(Columns.Type.TEXT, "name", "description")
            .with(Columns.Type.NUMBER, "size")
            .with(Columns.Type.BOOLEAN, "is_new")
            .with(Columns.Type.JSON, "properties");

    private Asked() {}

    static ListRequest of(Columns columns, String... namesAndValues) {
        return ListRequest.read(parameters(namesAndValues), columns);
    }

    static Parameters parameters(String... namesAndValues) {
        List<Query.Parameter> fields = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(new Query.Parameter(namesAndValues[i], namesAndValues[i + 1].replace('\'', '"')));
        }
        Endpoint list =
                Endpoint.get("things", "list", "/things").asks("maySee").by(_ -> Response.json(200, new byte[0]));
        return new Parameters(Sent.of(fields, null), list, Map.of());
    }

    static ObjectNode record(String json) {
        return (ObjectNode) JsonObject.parseValue(json.replace('\'', '"'));
    }

    /** The parameters are refused with exactly this sentence. */
    static void assertRefused(String sentence, Columns columns, String... namesAndValues) {
        assertThatThrownBy(() -> of(columns, namesAndValues)).isInstanceOfSatisfying(ArvadosRefusal.class, refusal -> {
            assertThat(refusal.status()).isEqualTo(422);
            assertThat(refusal.sentence()).isEqualTo(sentence);
        });
    }
}
