package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopesTest {
    private static final String USERS = "/arvados/v1/users";
    private static final String CURRENT = "/arvados/v1/users/current";

    @Test
    void allAllowsEverything() {
        assertThat(Scopes.allow(List.of("all"), "DELETE", USERS)).isTrue();
    }

    @Test
    void noneAllowsNothing() {
        assertThat(Scopes.allow(List.of(), "GET", USERS)).isFalse();
    }

    @Test
    void scopeIsForOnePathAlone() {
        List<String> scopes = List.of("GET /arvados/v1/users");
        assertThat(Scopes.allow(scopes, "GET", USERS)).isTrue();
        assertThat(Scopes.allow(scopes, "GET", CURRENT)).isFalse();
        assertThat(Scopes.allow(scopes, "GET", "/arvados/v1/users_of_mine")).isFalse();
        assertThat(Scopes.allow(scopes, "POST", USERS)).isFalse();
    }

    @Test
    void slashAtTheEndStandsForAllBehindIt() {
        List<String> scopes = List.of("GET /arvados/v1/users/");
        assertThat(Scopes.allow(scopes, "GET", CURRENT)).isTrue();
        assertThat(Scopes.allow(scopes, "GET", USERS)).isFalse();
    }

    @Test
    void readingTheHeadIsReading() {
        assertThat(Scopes.allow(List.of("GET /arvados/v1/users"), "HEAD", USERS))
                .isTrue();
        assertThat(Scopes.allow(List.of("HEAD /arvados/v1/users"), "HEAD", USERS))
                .isTrue();
        assertThat(Scopes.allow(List.of("HEAD /arvados/v1/users"), "GET", USERS))
                .isFalse();
    }

    @Test
    void bothVerbsOfAnUpdateAreOne() {
        assertThat(Scopes.allow(List.of("PUT " + CURRENT), "PATCH", CURRENT)).isTrue();
        assertThat(Scopes.allow(List.of("PATCH " + CURRENT), "PUT", CURRENT)).isTrue();
        assertThat(Scopes.allow(List.of("POST " + CURRENT), "PUT", CURRENT)).isFalse();
    }
}
