package muster.dialect.arvados;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import muster.http.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The answer to a list: one page of records, as they were selected. Source: Arvados API, common resource methods, list. */
final class ListAnswer {
    private static final String ITEMS = "items";

    private ListAnswer() {}

    /**
     * @param kind such as {@code arvados#userList}
     * @param page the records of the page, whole
     * @param total how many there are on all pages; null when nobody asked
     */
    static ObjectNode of(String kind, ListRequest request, Collection<ObjectNode> page, @Nullable Long total) {
        List<ObjectNode> selected = page.stream().map(request.selection()::of).toList();
        Collection<ObjectNode> items = request.distinct() ? new LinkedHashSet<>(selected) : selected;
        ObjectNode answer = ArvadosJson.object();
        answer.put("kind", kind);
        answer.put("etag", "");
        answer.put("self_link", "");
        answer.put("offset", request.offset());
        answer.put("limit", request.limit());
        ArrayNode array = answer.putArray(ITEMS);
        items.forEach(array::add);
        if (request.counted() && total != null) {
            answer.put("items_available", total);
        }
        return answer;
    }

    /**
     * The same, of which the records never lie in memory all together.
     *
     * @param page hands over one record after the other, as they were selected
     */
    static Response streamed(
            String kind, ListRequest request, Consumer<Consumer<ObjectNode>> page, @Nullable Long total) {
        ObjectNode frame = of(kind, request, List.of(), total);
        return ArvadosJson.streamed(json -> {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> member : frame.properties()) {
                json.writeName(member.getKey());
                if (member.getKey().equals(ITEMS)) {
                    json.writeStartArray();
                    page.accept(json::writeTree);
                    json.writeEndArray();
                } else {
                    json.writeTree(member.getValue());
                }
            }
            json.writeEndObject();
        });
    }

    /**
     * The page that the request asks for out of all records, which are filtered and sorted here.
     *
     * @param records whole, and all that the caller may see
     */
    static ObjectNode outOf(String kind, ListRequest request, Collection<ObjectNode> records) {
        List<ObjectNode> met = records.stream()
                .filter(record -> RecordFilter.meets(record, request.filters()))
                .sorted(RecordOrder.by(request.orders()))
                .toList();
        if (request.distinct()) {
            var seen = new LinkedHashSet<ObjectNode>();
            met = met.stream()
                    .filter(record -> seen.add(request.selection().of(record)))
                    .toList();
        }
        List<ObjectNode> page =
                met.stream().skip(request.offset()).limit(request.limit()).toList();
        return of(kind, request, page, (long) met.size());
    }
}
