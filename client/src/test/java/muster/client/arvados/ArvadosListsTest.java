package muster.client.arvados;

import static muster.client.arvados.Cluster.MIA;
import static muster.client.arvados.Cluster.OLA;
import static muster.client.arvados.Cluster.client;
import static muster.client.arvados.Cluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.ScriptedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How conditions are spelt, and how a list is walked whose server goes its own ways. */
class ArvadosListsTest {
    private static final String FIRST = "2026-03-01T00:00:00.000001000Z";
    private static final String SECOND = "2026-03-02T00:00:00.000000000Z";

    private static String uuid(int number) {
        return "zzzzz-tpzed-%015d".formatted(number);
    }

    private static String user(int number, String createdAt) {
        return Cluster.user(uuid(number), createdAt);
    }

    private static List<String> decoded(ScriptedServer server) {
        return server.asked().stream()
                .map(asked -> URLDecoder.decode(asked, StandardCharsets.UTF_8))
                .toList();
    }

    static Stream<Arguments> filters() {
        Instant time = Instant.parse("2026-03-01T00:00:00.000001Z");
        JsonMember floor = GroupColumns.PROPERTIES.member("floor");
        return Stream.of(
                Arguments.of(UserAttributes.EMAIL.eq("a\"b@x"), "[\"email\",\"=\",\"a\\\"b@x\"]"),
                Arguments.of(UserAttributes.USERNAME.ne("ada"), "[\"username\",\"!=\",\"ada\"]"),
                Arguments.of(UserAttributes.USERNAME.isNull(), "[\"username\",\"=\",null]"),
                Arguments.of(UserAttributes.USERNAME.isNotNull(), "[\"username\",\"!=\",null]"),
                Arguments.of(UserAttributes.CREATED_AT.lt(time), "[\"created_at\",\"<\",\"" + FIRST + "\"]"),
                Arguments.of(UserAttributes.CREATED_AT.le(time), "[\"created_at\",\"<=\",\"" + FIRST + "\"]"),
                Arguments.of(UserAttributes.MODIFIED_AT.gt(time), "[\"modified_at\",\">\",\"" + FIRST + "\"]"),
                Arguments.of(UserAttributes.MODIFIED_AT.ge(time), "[\"modified_at\",\">=\",\"" + FIRST + "\"]"),
                Arguments.of(UserAttributes.LAST_NAME.like("B_rg%"), "[\"last_name\",\"like\",\"B_rg%\"]"),
                Arguments.of(UserAttributes.PREFS.ilike("%lab%"), "[\"prefs\",\"ilike\",\"%lab%\"]"),
                Arguments.of(UserAttributes.UUID.in(List.of(MIA)), "[\"uuid\",\"in\",[\"" + MIA + "\"]]"),
                Arguments.of(UserAttributes.UUID.notIn(List.of()), "[\"uuid\",\"not in\",[]]"),
                Arguments.of(UserAttributes.IS_ACTIVE.eq(true), "[\"is_active\",\"=\",true]"),
                Arguments.of(UserAttributes.IS_ADMIN.ne(false), "[\"is_admin\",\"!=\",false]"),
                Arguments.of(
                        LinkColumns.TAIL_UUID.isA(ObjectKind.USER, ObjectKind.GROUP),
                        "[\"tail_uuid\",\"is_a\",[\"arvados#user\",\"arvados#group\"]]"),
                Arguments.of(Filter.any().ilike("%x%"), "[\"any\",\"ilike\",\"%x%\"]"),
                Arguments.of(
                        Filter.anyOf(UserAttributes.EMAIL, UserAttributes.USERNAME)
                                .eq("x"),
                        "[[\"email\",\"username\"],\"=\",\"x\"]"),
                Arguments.of(GroupColumns.PROPERTIES.exists("floor"), "[\"properties\",\"exists\",\"floor\"]"),
                Arguments.of(
                        GroupColumns.PROPERTIES.contains(Map.of("floor", 2)),
                        "[\"properties\",\"contains\",{\"floor\":2}]"),
                Arguments.of(floor.eq(2), "[\"properties.<floor>\",\"=\",2]"),
                Arguments.of(floor.like("2%"), "[\"properties.<floor>\",\"like\",\"2%\"]"),
                Arguments.of(floor.ilike("2%"), "[\"properties.<floor>\",\"ilike\",\"2%\"]"),
                Arguments.of(floor.exists(false), "[\"properties.<floor>\",\"exists\",false]"),
                Arguments.of(floor.contains("east"), "[\"properties.<floor>\",\"contains\",\"east\"]"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void eachOperatorIsSpeltAsThePlatformReadsIt(Filter filter, String expected) {
        try (ScriptedServer server = ScriptedServer.answering(list("user"))) {
            client(server).users().list(ListQuery.ALL.where(filter));
            assertThat(decoded(server))
                    .containsExactly("GET /arvados/v1/users?filters=[" + expected + "]&limit=1000&count=none");
        }
    }

    @Test
    void aPageTellsWhatWasAskedFor() {
        String answer = """
                200 {"kind":"arvados#userList","offset":7,"limit":2,"items_available":31,
                     "items":[{"kind":"arvados#user","email":null},{"kind":"arvados#user","email":"b@x"}]}""";
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            ListPage<User> page = client(server)
                    .users()
                    .list(ListQuery.ALL
                            .where(UserAttributes.IS_ACTIVE.eq(true))
                            .where(UserAttributes.EMAIL.isNotNull())
                            .orderBy(UserAttributes.LAST_NAME.ascending(), UserAttributes.CREATED_AT.descending())
                            .select(UserAttributes.EMAIL)
                            .withLimit(2)
                            .withOffset(7)
                            .distinct()
                            .counting());
            assertThat(page.items())
                    .extracting(user -> user.email().orElse("none"))
                    .containsExactly("none", "b@x");
            assertThat(page.offset()).isEqualTo(7);
            assertThat(page.itemsAvailable()).hasValue(31);
            assertThat(decoded(server))
                    .containsExactly(
                            "GET /arvados/v1/users?filters=[[\"is_active\",\"=\",true],[\"email\",\"!=\",null]]"
                                    + "&order=[\"last_name asc\",\"created_at desc\"]&select=[\"email\"]&distinct=true&limit=2"
                                    + "&offset=7&count=exact");
        }
    }

    @Test
    void whatIsTooLongForAnAddressGoesAsAFormAndIsAskedAgain() {
        List<String> many = Collections.nCopies(100, MIA);
        try (ScriptedServer server = ScriptedServer.answering("503", list("user"))) {
            client(server).users().list(ListQuery.ALL.where(UserAttributes.UUID.in(many)));
            assertThat(decoded(server))
                    .hasSize(2)
                    .allSatisfy(asked ->
                            assertThat(asked).startsWith("POST /arvados/v1/users filters=[[\"uuid\",\"in\",[\"" + MIA));
        }
    }

    @Test
    void aWalkGoesOnBehindTheLastOne() {
        try (ScriptedServer server = ScriptedServer.answering(
                list("user", user(1, FIRST), user(2, SECOND)),
                list("user", user(3, SECOND)),
                list("user"),
                list("user"))) {
            Stream<User> all = client(server).users().listAll(UserAttributes.IS_ACTIVE.eq(false));
            assertThat(server.asked()).isEmpty();
            assertThat(all.map(User::uuid)).containsExactly(uuid(1), uuid(2), uuid(3));
            String before = "GET /arvados/v1/users?filters=[[\"is_active\",\"=\",false]";
            String after = "]&order=[\"created_at asc\",\"uuid asc\"]&limit=1000&count=none";
            assertThat(decoded(server))
                    .containsExactly(
                            before + after,
                            before + ",[\"created_at\",\">=\",\"" + SECOND + "\"],[\"uuid\",\"!=\",\"" + uuid(2) + "\"]"
                                    + after,
                            before + ",[\"created_at\",\"=\",\"" + SECOND + "\"],[\"uuid\",\">\",\"" + uuid(3) + "\"]"
                                    + after,
                            before + ",[\"created_at\",\">\",\"" + SECOND + "\"]" + after);
        }
    }

    @Test
    void whoComesAgainOnTheNextPageIsToldOnce() {
        try (ScriptedServer server = ScriptedServer.answering(
                list("user", user(1, FIRST), user(2, SECOND), user(3, SECOND)),
                list("user", user(2, SECOND)),
                list("user", user(4, SECOND)),
                list("user"),
                list("user"))) {
            assertThat(client(server).users().listAll().map(User::uuid))
                    .containsExactly(uuid(1), uuid(2), uuid(3), uuid(4));
        }
    }

    @Test
    void aPageIsAskedForWhenItIsNeeded() {
        try (ScriptedServer server = ScriptedServer.answering(list("user", user(1, FIRST), user(2, SECOND)))) {
            assertThat(client(server).users().listAll().findFirst().map(User::uuid))
                    .contains(uuid(1));
            assertThat(server.asked()).hasSize(1);
        }
    }

    @Test
    void whatAWalkNeedsIsSelectedToo() {
        try (ScriptedServer server = ScriptedServer.answering(list("user"))) {
            ListQuery emails = ListQuery.ALL.select(UserAttributes.EMAIL).withLimit(10);
            assertThat(client(server).users().listAll(emails, ListKey.MODIFIED_AT))
                    .isEmpty();
            assertThat(client(server).users().listAll(emails, ListKey.UUID)).isEmpty();
            assertThat(decoded(server))
                    .containsExactly(
                            "GET /arvados/v1/users?order=[\"modified_at asc\",\"uuid asc\"]"
                                    + "&select=[\"email\",\"modified_at\",\"uuid\"]&limit=10&count=none",
                            "GET /arvados/v1/users?order=[\"uuid asc\"]&select=[\"email\",\"uuid\"]&limit=10&count=none");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATED_AT", "MODIFIED_AT", "UUID"})
    void aServerThatTellsTheFirstPageForeverIsToldOf(ListKey key) {
        try (ScriptedServer server = ScriptedServer.answering(list("user", user(1, FIRST), user(2, SECOND)))) {
            assertThatThrownBy(() ->
                            client(server).users().listAll(ListQuery.ALL, key).count())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent a list that is not in the order that was asked for");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,1", "2,1"})
    void peopleWhoAreRepeatedOrOutOfOrderAreToldOf(String numbers) {
        String[] users = Stream.of(numbers.split(","))
                .map(number -> user(Integer.parseInt(number), FIRST))
                .toArray(String[]::new);
        try (ScriptedServer server = ScriptedServer.answering(list("user", users))) {
            assertThatThrownBy(() -> client(server).users().listAll().count()).isInstanceOf(Misunderstood.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"kind\":\"arvados#userList\"}",
                "200 {\"kind\":\"arvados#groupList\",\"items\":[]}",
                "200 {\"items\":[7]}",
                "200 {\"items\":{}}",
                "200 {\"items\":[{\"kind\":\"arvados#link\"}]}",
                "200 {\"items\":[{\"kind\":\"arvados#user\",\"uuid\":\"zzzzz-tpzed-000000000000001\"}]}",
                "200 <html>"
            })
    void whatIsNoListIsMisunderstood(String answer) {
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            assertThatThrownBy(() -> client(server).users().listAll().count()).isInstanceOf(Misunderstood.class);
        }
    }

    @Test
    void moreThanWasAskedForIsToldOf() {
        try (ScriptedServer server = ScriptedServer.answering(list("user", user(1, FIRST), user(2, SECOND)))) {
            assertThatThrownBy(() -> client(server).users().list(ListQuery.ALL.withLimit(1)))
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent a list of 2 where 1 were asked for");
        }
    }

    @Test
    void aCountThatIsNotToldIsMissed() {
        try (ScriptedServer server = ScriptedServer.answering(list("user"))) {
            assertThatThrownBy(() -> client(server).users().count()).isInstanceOf(Misunderstood.class);
            assertThat(server.asked()).containsExactly("GET /arvados/v1/users?limit=0&count=exact");
        }
    }

    @Test
    void membersAreThePermissionsOfUsers() {
        String group = "zzzzz-j7d0g-000000000000007";
        try (ScriptedServer server =
                ScriptedServer.answering(list("link", Cluster.link("can_manage", OLA, group)), list("link"))) {
            assertThat(client(server).links().membersOf(group)).singleElement().satisfies(link -> {
                assertThat(link.tailUuid()).contains(OLA);
                assertThat(link.permission()).contains(PermissionLevel.CAN_MANAGE);
            });
            assertThat(decoded(server).get(0))
                    .startsWith(
                            "GET /arvados/v1/links?filters=[[\"link_class\",\"=\",\"permission\"],[\"head_uuid\",\"=\",\""
                                    + group + "\"],[\"tail_uuid\",\"is_a\",[\"arvados#user\"]]]");
        }
    }

    @Test
    void groupsAreToldWhole() {
        String optics = Cluster.group("zzzzz-j7d0g-000000000000007", "role");
        try (ScriptedServer server = ScriptedServer.answering(list("group", optics))) {
            Groups groups = client(server).groups();
            assertThat(groups.list(ListQuery.ALL).items()).singleElement().satisfies(group -> {
                assertThat(group.groupClass()).isEqualTo(GroupClass.ROLE);
                assertThat(group.properties()).isEqualTo(Map.of("floor", 2));
                assertThat(group.description()).isEmpty();
            });
            assertThatThrownBy(() -> groups.list(ListQuery.ALL.select(GroupColumns.NAME)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aWalkHasItsOwnOrder() {
        try (ScriptedServer server = ScriptedServer.answering(list("user"))) {
            ListQuery ordered = ListQuery.ALL.orderBy(UserAttributes.EMAIL.ascending());
            assertThatThrownBy(() -> client(server).users().listAll(ordered, ListKey.UUID))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(server.asked()).isEmpty();
        }
    }
}
