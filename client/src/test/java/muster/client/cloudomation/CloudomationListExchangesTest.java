package muster.client.cloudomation;

import static muster.client.cloudomation.UserProperties.CREATED_AT;
import static muster.client.cloudomation.UserProperties.DESCRIPTION;
import static muster.client.cloudomation.UserProperties.FAILED_AUTH_COUNT;
import static muster.client.cloudomation.UserProperties.ID;
import static muster.client.cloudomation.UserProperties.IDENTITY_TYPE;
import static muster.client.cloudomation.UserProperties.IS_ENABLED;
import static muster.client.cloudomation.UserProperties.LAST_LOGIN;
import static muster.client.cloudomation.UserProperties.NAME;
import static muster.client.cloudomation.UserProperties.ROLES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.client.ClientException.Misunderstood;
import muster.client.ClientOptions;
import muster.client.ScriptedServer;
import muster.client.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, orders and pages, and servers that tell them wrong. */
class CloudomationListExchangesTest {
    private static List<String> users(int from, int to) {
        return IntStream.range(from, to).mapToObj(Recorded::userOf).toList();
    }

    @Test
    void everyOperatorIsWrittenInThePlatformsLanguage() {
        Instant spring = Instant.parse("2026-03-20T00:00:00Z");
        UUID id = UUID.fromString(Recorded.ILSE_ID);
        assertThat(Stream.of(
                        NAME.eq("ilse"),
                        IS_ENABLED.ne(true),
                        LAST_LOGIN.lt(spring),
                        CREATED_AT.le(spring),
                        FAILED_AUTH_COUNT.gt(3L),
                        NAME.ge("m"),
                        NAME.like(TextProperty.literal("50%_\\") + "%"),
                        DESCRIPTION.notLike("Beam%"),
                        DESCRIPTION.ilike("beam%"),
                        ID.in(List.of(id)),
                        IDENTITY_TYPE.notIn(List.of(IdentityType.WEBHOOK, IdentityType.SCHEDULE)),
                        LAST_LOGIN.isNull(),
                        LAST_LOGIN.isNotNull()))
                .extracting(Filter::toString)
                .containsExactly(
                        "{\"field\":\"name\",\"op\":\"eq\",\"value\":\"ilse\"}",
                        "{\"field\":\"is_enabled\",\"op\":\"ne\",\"value\":true}",
                        "{\"field\":\"last_login\",\"op\":\"lt\",\"value\":\"2026-03-20T00:00:00Z\"}",
                        "{\"field\":\"created_at\",\"op\":\"le\",\"value\":\"2026-03-20T00:00:00Z\"}",
                        "{\"field\":\"failed_auth_count\",\"op\":\"gt\",\"value\":3}",
                        "{\"field\":\"name\",\"op\":\"ge\",\"value\":\"m\"}",
                        "{\"field\":\"name\",\"op\":\"like\",\"value\":\"50\\\\%\\\\_\\\\\\\\%\"}",
                        "{\"field\":\"description\",\"op\":\"not_like\",\"value\":\"Beam%\"}",
                        "{\"field\":\"description\",\"op\":\"ilike\",\"value\":\"beam%\"}",
                        "{\"field\":\"id\",\"op\":\"in\",\"value\":[\"" + id + "\"]}",
                        "{\"field\":\"identity_type\",\"op\":\"not_in\",\"value\":[\"WEBHOOK\",\"SCHEDULE\"]}",
                        "{\"field\":\"last_login\",\"op\":\"is_null\"}",
                        "{\"field\":\"last_login\",\"op\":\"is_not_null\"}");
    }

    @Test
    void partsOfAFilterArePutTogether() {
        Filter filter = Filter.and(Filter.or(NAME.isNull(), ROLES.isNull()), Filter.not(IS_ENABLED.eq(true)));
        assertThat(filter)
                .hasToString("{\"and\":[{\"or\":[{\"field\":\"name\",\"op\":\"is_null\"},"
                        + "{\"field\":\"roles\",\"op\":\"is_null\"}]},"
                        + "{\"not\":{\"field\":\"is_enabled\",\"op\":\"eq\",\"value\":true}}]}")
                .isEqualTo(Filter.and(Filter.or(NAME.isNull(), ROLES.isNull()), Filter.not(IS_ENABLED.eq(true))));
    }

    @Test
    void aQueryIsSentWithAllThatWasAskedFor() {
        String record = "{\"id\":\"" + Recorded.ILSE_ID + "\",\"name\":\"ilse\",\"roles\":\"default\"}";
        try (ScriptedServer server = ScriptedServer.answering(Recorded.page(1, 7, 0, record))) {
            UserQuery query = UserQuery.ALL
                    .where(NAME.like("i%"))
                    .search("b & c")
                    .orderBy(CREATED_AT.descending(), NAME.ascending())
                    .select(ROLES, NAME)
                    .allowArchived()
                    .onlyDeleted()
                    .withPageSize(7);
            assertThat(Recorded.client(server).users().list(query))
                    .singleElement()
                    .satisfies(user -> {
                        assertThat(user.name()).isEqualTo("ilse");
                        assertThat(user.tells(DESCRIPTION)).isFalse();
                    });
            assertThat(server.asked())
                    .extracting(asked -> URLDecoder.decode(asked, StandardCharsets.UTF_8))
                    .containsExactly("GET /api/latest/user?filter={\"field\":\"name\",\"op\":\"like\",\"value\":\"i%\"}"
                            + "&q=b & c&order=-created_at,name&select=name,roles&allow_archived=true&allow_deleted=true"
                            + "&allow_normal=false&limit=7&offset=0");
        }
    }

    @Test
    void pagesAreAskedForAsTheyAreNeeded() {
        try (ScriptedServer server =
                ScriptedServer.answering(Recorded.page(3, 2, 0, users(0, 2)), Recorded.page(3, 2, 2, users(2, 3)))) {
            Stream<User> all = Recorded.client(server).users().list(UserQuery.ALL.withPageSize(2));
            assertThat(server.asked()).isEmpty();
            assertThat(all.map(User::name)).containsExactly("user0", "user1", "user2");
            assertThat(server.asked())
                    .containsExactly("GET /api/latest/user?limit=2&offset=0", "GET /api/latest/user?limit=2&offset=2");
        }
    }

    @Test
    void theFirstTakesOneRequestAndSoDoesTheirNumber() {
        try (ScriptedServer server = ScriptedServer.answering(Recorded.page(9, 1, 0, users(0, 1)))) {
            Users users = Recorded.client(server).users();
            assertThat(users.findFirst(UserQuery.ALL)).map(User::name).contains("user0");
            assertThat(users.count(UserQuery.ALL)).isEqualTo(9);
            assertThat(server.asked())
                    .containsExactly("GET /api/latest/user?limit=1&offset=0", "GET /api/latest/user?limit=1");
        }
    }

    @Test
    void aListThatLosesPeopleWhileItIsReadEnds() {
        try (ScriptedServer server =
                ScriptedServer.answering(Recorded.page(3, 2, 0, users(0, 2)), Recorded.page(2, 2, 2))) {
            assertThat(Recorded.client(server).users().list(UserQuery.ALL.withPageSize(2)))
                    .hasSize(2);
        }
    }

    @Test
    void aServerThatTellsTheFirstPageForEverIsToldOf() {
        try (ScriptedServer server = ScriptedServer.answering(Recorded.page(100_000, 2, 0, users(0, 2)))) {
            assertThatThrownBy(() -> Recorded.client(server)
                            .users()
                            .list(UserQuery.ALL.withPageSize(2))
                            .count())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent 2 of /user from 0 on where 2 from 2 on were asked for");
            assertThat(server.asked()).hasSize(2);
        }
    }

    @Test
    void aServerThatSendsTheSamePeopleAsEveryPageIsToldOf() {
        try (ScriptedServer server = ScriptedServer.answering(
                Recorded.page(100_000, 2, 0, users(0, 2)), Recorded.page(100_000, 2, 2, users(0, 2)))) {
            assertThatThrownBy(() -> Recorded.client(server)
                            .users()
                            .list(UserQuery.ALL.withPageSize(2))
                            .count())
                    .isInstanceOf(Misunderstood.class)
                    .hasMessage("the server sent the same page of /user twice");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 {\"records\":[]}",
                "200 {\"records\":{},\"total\":0,\"limit\":500,\"offset\":0}",
                "200 {\"records\":[7],\"total\":1,\"limit\":500,\"offset\":0}",
                "200 {\"records\":[{}],\"total\":1,\"limit\":500,\"offset\":0}",
                "200 {\"records\":[],\"total\":\"0\",\"limit\":500,\"offset\":0}",
                "200 {\"records\":[],\"total\":0,\"limit\":50,\"offset\":0}",
                "503 <html>busy</html>"
            })
    void whatIsNoPageIsMisunderstood(String answer) {
        ClientOptions once = ClientOptions.USUAL.withRepeats(0);
        try (ScriptedServer server = ScriptedServer.answering(answer)) {
            CloudomationClient client = CloudomationSite.at(server.uri(), once).withToken(Secret.of(Recorded.TOKEN));
            assertThatThrownBy(() -> client.users().list().count()).isInstanceOf(Misunderstood.class);
        }
    }

    @Test
    void pagesOfNobodyOrOfTooManyCannotBeAskedFor() {
        assertThatIllegalArgumentException().isThrownBy(() -> UserQuery.ALL.withPageSize(0));
        assertThatIllegalArgumentException().isThrownBy(() -> UserQuery.ALL.withPageSize(501));
    }
}
