package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import muster.http.Response;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    @Test
    void readingTakesTheHeadToo() {
        Endpoint get =
                Endpoint.get("users", "get", "/users/{uuid}").asks("nothing").by(call -> Response.empty(200));
        assertThat(get.takes("GET")).isTrue();
        assertThat(get.takes("HEAD")).isTrue();
        assertThat(get.takes("POST")).isFalse();
        assertThat(get.pathParameters()).containsExactly("uuid");
    }

    @Test
    void updatingHasTwoVerbs() {
        Endpoint put = Endpoint.put("users", "update", "/users").asks("nothing").by(call -> Response.empty(200));
        assertThat(put.takes("PUT")).isTrue();
        assertThat(put.takes("PATCH")).isTrue();
        assertThat(put.takes("GET")).isFalse();
    }

    @Test
    void secondOneForTheSamePlaceOrNameIsRefused() {
        Endpoints endpoints = new Endpoints().add(list("list", "/users"));
        assertThatThrownBy(() -> endpoints.add(list("other", "/users"))).hasMessage("two endpoints for GET /users");
        assertThatThrownBy(() -> endpoints.add(list("list", "/people"))).hasMessage("two endpoints for GET /people");
        endpoints.add(Schema.of("User", "tpzed"));
        assertThatThrownBy(() -> endpoints.add(Schema.of("User", "tpzed")))
                .hasMessage("two schemas have the name User");
    }

    @Test
    void permissionQuestionIsNamed() {
        assertThatThrownBy(() -> Endpoint.get("users", "list", "/users").by(call -> Response.empty(200)))
                .hasMessage("no permission question is named at users.list");
    }

    private static Endpoint list(String method, String template) {
        return Endpoint.get("users", method, template).asks("nothing").by(call -> Response.empty(200));
    }
}
