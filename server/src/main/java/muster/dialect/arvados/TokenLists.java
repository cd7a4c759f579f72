package muster.dialect.arvados;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import muster.directory.Tokens;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists of the caller's own tokens. Secrets are not kept, so that a filter by one is answered by looking it up. */
final class TokenLists {
    private static final String KIND = TokenSchema.KIND + "List";

    private final Tokens tokens;
    private final TokenRecords records;

    TokenLists(Tokens tokens, TokenRecords records) {
        this.tokens = tokens;
        this.records = records;
    }

    Response answer(Call call) {
        ListRequest request = ListRequest.read(call.parameters(), TokenSchema.COLUMNS);
        String owner = records.owner(call.known().account().id());
        Map<KeyId, KeySecret> named = named(call.caller(), request.filters());
        List<ObjectNode> all = tokens.own(call.caller()).stream()
                .map(key -> records.of(key, owner, named.get(key.id())))
                .toList();
        ObjectNode answer = ListAnswer.outOf(KIND, request, all);
        answer.get("items").forEach(TokenLists::withoutSecret);
        return ArvadosJson.ok(answer);
    }

    /** The keys whose secrets the filters tell. */
    private Map<KeyId, KeySecret> named(Caller caller, List<Filter> filters) {
        Map<KeyId, KeySecret> named = new HashMap<>();
        for (Filter filter : filters) {
            if (filter instanceof Filter.Any(var comparisons)) {
                comparisons.forEach(comparison -> name(caller, comparison, named));
            }
        }
        return named;
    }

    private void name(Caller caller, Filter.Comparison comparison, Map<KeyId, KeySecret> named) {
        boolean equals = comparison.operator() == Operator.EQUAL
                && comparison.column().name().equals(TokenSchema.SECRET);
        if (equals && comparison.operand() instanceof Operand.Text(var text)) {
            KeySecret secret = KeySecret.presented(text);
            tokens.withSecret(caller, secret).map(Key::id).ifPresent(id -> named.put(id, secret));
        }
    }

    private static void withoutSecret(JsonNode item) {
        if (item instanceof ObjectNode record && record.has(TokenSchema.SECRET)) {
            record.putNull(TokenSchema.SECRET);
        }
    }
}
