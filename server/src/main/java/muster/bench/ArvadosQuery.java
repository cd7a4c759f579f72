package muster.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kind of question to the list of users.
 *
 * @param variants the parameters of several questions of that kind, which take turns
 */
record ArvadosQuery(String title, List<Map<String, String>> variants) {
    private static final List<String> COMPARED = List.of(
            "uuid",
            "email",
            "username",
            "first_name",
            "last_name",
            "identity_url",
            "default_owner_uuid",
            "created_at",
            "modified_at",
            "modified_by_user_uuid",
            "is_active",
            "is_admin");
    private static final List<String> SEARCHED =
            List.of("email", "username", "first_name", "last_name", "identity_url");

    /** Everything that clients filter, order and page by, with values that the directory has. */
    static List<ArvadosQuery> all(ArvadosPeople people, int accounts) {
        List<JsonNode> samples = people.samples();
        List<ArvadosQuery> all = new ArrayList<>();
        all.add(new ArvadosQuery("all, default order", List.of(Map.of())));
        for (String column : COMPARED) {
            all.add(filtered(column + " =", samples, person -> filter(column, "=", person.required(column))));
        }
        for (String column : List.of("is_active", "is_admin")) {
            all.add(filtered(column + " = true", samples, person -> filter(column, "=", true)));
        }
        for (String column : SEARCHED) {
            all.add(filtered(
                    column + " like x%", samples, person -> filter(column, "like", head(person, column) + "%")));
        }
        for (String column : List.of("email", "any")) {
            all.add(filtered(
                    column + " ilike %x%",
                    samples,
                    person -> filter(column, "ilike", "%" + head(person, "username") + "%")));
        }
        all.add(new ArvadosQuery("uuid in 1,000", List.of(Map.of("filters", filter("uuid", "in", people.uuids())))));
        Stream.concat(COMPARED.stream(), Stream.of("prefs"))
                .flatMap(column -> Stream.of(column + " asc", column + " desc"))
                .map(order -> new ArvadosQuery("order " + order, List.of(Map.of("order", order))))
                .forEach(all::add);
        all.add(new ArvadosQuery("offset in the middle", List.of(Map.of("offset", String.valueOf(accounts / 2)))));
        all.add(keysetWalk(samples));
        return all;
    }

    /** How the platform's own helper goes on in a list that it reads from end to end. */
    private static ArvadosQuery keysetWalk(List<JsonNode> samples) {
        return new ArvadosQuery(
                "keyset walk",
                samples.stream()
                        .map(person -> Map.of(
                                "order",
                                "created_at asc,uuid asc",
                                "filters",
                                JsonMapper.shared()
                                        .writeValueAsString(List.of(
                                                List.of("created_at", ">=", person.required("created_at")),
                                                List.of("uuid", "!=", person.required("uuid"))))))
                        .toList());
    }

    private static ArvadosQuery filtered(String title, List<JsonNode> samples, Function<JsonNode, String> filter) {
        return new ArvadosQuery(
                title,
                samples.stream()
                        .map(person -> Map.of("filters", filter.apply(person)))
                        .toList());
    }

    private static String filter(String column, String operator, Object operand) {
        return JsonMapper.shared().writeValueAsString(List.of(List.of(column, operator, operand)));
    }

    /** Of an address what makes it one of few, else some letters. */
    private static String head(JsonNode person, String column) {
        String value = person.required(column).asString();
        int letters = column.equals("identity_url") ? "https://example.org/zzzzz-tpzed-0".length() : 4;
        return value.substring(
                0, value.offsetByCodePoints(0, Math.min(letters, value.codePointCount(0, value.length()))));
    }

    /** The requests for a page of so many. */
    List<byte[]> requests(ArvadosRequests requests, int limit, boolean counted) {
        return variants.stream()
                .map(variant -> {
                    Map<String, String> parameters = new HashMap<>(variant);
                    parameters.put("limit", String.valueOf(limit));
                    parameters.put("count", counted ? "exact" : "none");
                    return requests.users(parameters);
                })
                .toList();
    }
}
