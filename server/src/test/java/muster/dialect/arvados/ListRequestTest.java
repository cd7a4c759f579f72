package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ListRequestTest {
    private static ListRequest asked(String... namesAndValues) {
        return Asked.of(Asked.THINGS, namesAndValues);
    }

    private static String orders(String... namesAndValues) {
        return asked(namesAndValues).orders().stream()
                .map(order -> order.column().name() + (order.ascending() ? " asc" : " desc"))
                .collect(Collectors.joining(", "));
    }

    @Test
    void whatIsNotSaidIsUsual() {
        ListRequest usual = asked();
        assertThat(usual.filters()).isEmpty();
        assertThat(usual.limit()).isEqualTo(100);
        assertThat(usual.offset()).isZero();
        assertThat(usual.counted()).isTrue();
        assertThat(usual.distinct()).isFalse();
        assertThat(usual.selection()).isEqualTo(Selection.ALL);
    }

    @Test
    void limitsAreCutDownAndNonsenseIsRefused() {
        assertThat(asked("limit", "0").limit()).isZero();
        assertThat(asked("limit", "1000").limit()).isEqualTo(1_000);
        assertThat(asked("limit", "2147483647").limit()).isEqualTo(1_000);
        assertThat(asked("limit", "9223372036854775807", "offset", "99999999999")
                        .offset())
                .isEqualTo(99_999_999_999L);
        Asked.assertRefused("Invalid value for limit parameter", Asked.THINGS, "limit", "abc");
        Asked.assertRefused("Invalid value for limit parameter", Asked.THINGS, "limit", "-1");
        Asked.assertRefused("Invalid value for offset parameter", Asked.THINGS, "offset", "-1");
    }

    @Test
    void ordersAreBounded() {
        assertThat(orders("order", "nothing,".repeat(20) + "name")).isEqualTo("modified_at desc, uuid desc");
        assertThat(orders("order", "nothing,".repeat(19) + "name")).isEqualTo("name asc, modified_at desc, uuid desc");
        assertThat(orders("order", "[" + "'nothing',".repeat(20) + "'name']")).isEqualTo("modified_at desc, uuid desc");
        Asked.assertRefused(
                "Order too long: at most 4096 characters are allowed", Asked.THINGS, "order", ",".repeat(4_097));
        Asked.assertRefused(
                "Order too long: at most 4096 characters are allowed",
                Asked.THINGS,
                "order",
                "['" + "x".repeat(4_097) + "']");
    }

    @Test
    void patternsAreBounded() {
        String tooComplex = "Pattern too complex in filter: at most 20 '%' and 100 '_' are allowed";
        Asked.assertRefused(tooComplex, Asked.THINGS, "filters", "[['name','like','" + "%a".repeat(21) + "']]");
        Asked.assertRefused(tooComplex, Asked.THINGS, "filters", "[['any','ilike','%" + "_".repeat(101) + "%']]");
        Asked.assertRefused(
                "Pattern too long in filter: at most 256 characters are allowed",
                Asked.THINGS,
                "filters",
                "[['name','like','" + "a".repeat(256) + "%']]");
        assertThat(asked("filters", "[['name','like','" + "a".repeat(255) + "%']]")
                        .filters())
                .hasSize(1);
        assertThat(asked("filters", "[['name','like','" + "a".repeat(300) + "']]")
                        .filters())
                .hasSize(1);
    }

    @Test
    void countIsExactOrNone() {
        assertThat(asked("count", "").counted()).isTrue();
        assertThat(asked("count", "exact").counted()).isTrue();
        assertThat(asked("count", "none").counted()).isFalse();
        Asked.assertRefused("Invalid value for count parameter: exact or none", Asked.THINGS, "count", "some");
    }

    @Test
    void orderEndsWithTheLastChangeAndTheUuid() {
        assertThat(orders()).isEqualTo("modified_at desc, uuid desc");
        assertThat(orders("order", "['name']")).isEqualTo("name asc, modified_at desc, uuid desc");
        assertThat(orders("order", "name DESC, size")).isEqualTo("name desc, size asc, modified_at desc, uuid desc");
        assertThat(orders("order", "['things.name Desc','modified_at','name']"))
                .isEqualTo("name desc, modified_at asc, uuid desc");
        assertThat(orders("order", "['created_at asc','uuid asc','name']")).isEqualTo("created_at asc, uuid asc");
        assertThat(orders("order", "uuid")).isEqualTo("uuid asc");
    }

    @Test
    void orderByNothingKnownIsLeftOutInSilence() {
        assertThat(orders("order", "['nome','name up','name asc now','kind','other.name','']"))
                .isEqualTo("modified_at desc, uuid desc");
        assertThat(orders("order", "")).isEqualTo("modified_at desc, uuid desc");
        Asked.assertRefused("Could not parse \"order\" param as an array of strings", Asked.THINGS, "order", "[1]");
        Asked.assertRefused("Could not parse \"order\" param as an array of strings", Asked.THINGS, "order", "{'a':1}");
    }

    @Test
    void orderIsByWhatIsSelected() {
        assertThat(orders("select", "['uuid']")).isEqualTo("uuid desc");
        assertThat(orders("select", "['name','modified_at']", "order", "['size','name']"))
                .isEqualTo("name asc, modified_at desc");
    }

    @Test
    void selectionHasTheKindAndOnlyWhatIsThere() {
        ObjectNode record = Asked.record("{'kind':'arvados#thing','uuid':'u','name':'n'}");
        Selection some = asked("select", "['name','size']").selection();
        assertThat(some.of(record)).isEqualTo(Asked.record("{'kind':'arvados#thing','name':'n'}"));
        assertThat(asked("select", "[]").selection().of(record)).isEqualTo(record);
        Asked.assertRefused("Invalid attribute 'nome' in select parameter", Asked.THINGS, "select", "['nome']");
        Asked.assertRefused("Could not parse \"select\" param as an array", Asked.THINGS, "select", "name");
        Asked.assertRefused("Could not parse \"select\" param as an array of strings", Asked.THINGS, "select", "[1]");
    }

    @Test
    void includedIsOneTextOrSeveral() {
        assertThat(asked("include", "owner_uuid").included()).isEqualTo(List.of("owner_uuid"));
        assertThat(asked("include", "['a','b']").included()).isEqualTo(List.of("a", "b"));
        Asked.assertRefused("Could not parse \"include\" param as an array of strings", Asked.THINGS, "include", "[1]");
    }

    private static final List<ObjectNode> RECORDS = List.of(
            Asked.record("{'kind':'k','uuid':'1','name':'b','size':2,'modified_at':'2026-01-01T00:00:00.000000000Z'}"),
            Asked.record(
                    "{'kind':'k','uuid':'2','name':null,'size':10,'modified_at':'2026-01-03T00:00:00.000000000Z'}"),
            Asked.record("{'kind':'k','uuid':'3','name':'a','size':1,'modified_at':'2026-01-02T00:00:00.000000000Z'}"),
            Asked.record("{'kind':'k','uuid':'4','name':'a','size':1,'modified_at':'2026-01-02T00:00:00.000000000Z'}"));

    private static String json(String text) {
        return Asked.record(text).toString();
    }

    private static ObjectNode answer(String... namesAndValues) {
        return ListAnswer.outOf("arvados#thingList", asked(namesAndValues), RECORDS);
    }

    private static String uuids(String... namesAndValues) {
        return answer(namesAndValues)
                .path("items")
                .valueStream()
                .map(item -> item.path("uuid").asString())
                .collect(Collectors.joining());
    }

    @Test
    void answerHasThePageAndWhatIsLeft() {
        assertThat(answer(
                        "limit",
                        "1",
                        "offset",
                        "1",
                        "select",
                        "['uuid','modified_at']",
                        "filters",
                        "[['uuid','!=','2']]"))
                .hasToString(json("""
                        {'kind':'arvados#thingList','etag':'','self_link':'','offset':1,'limit':1,
                         'items':[{'kind':'k','uuid':'3','modified_at':'2026-01-02T00:00:00.000000000Z'}],
                         'items_available':3}"""));
        assertThat(answer("limit", "0")).hasToString(json("""
                {'kind':'arvados#thingList','etag':'','self_link':'','offset':0,'limit':0,'items':[],'items_available':4}"""));
        assertThat(answer("count", "none").has("items_available")).isFalse();
        assertThat(uuids("offset", "99")).isEmpty();
    }

    @Test
    void recordsAreOrderedWithNothingFirst() {
        assertThat(uuids()).isEqualTo("2431");
        assertThat(uuids("order", "name")).isEqualTo("2431");
        assertThat(uuids("order", "name desc")).isEqualTo("1432");
        assertThat(uuids("order", "['size','uuid']")).isEqualTo("3412");
    }

    @Test
    void distinctGivesEachSelectionOnce() {
        ObjectNode answer = answer("distinct", "true", "select", "['name']", "order", "name");
        assertThat(answer.path("items").size()).isEqualTo(3);
        assertThat(answer.path("items_available").asInt()).isEqualTo(3);
        assertThat(uuids("distinct", "true")).isEqualTo("2431");
    }
}
