package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import muster.http.Response;
import org.junit.jupiter.api.Test;

class FunctionTest {
    private static Function.Builder get(String name, String template) {
        return Function.get(name, template).asks("nothing");
    }

    private static Function done(Function.Builder function) {
        return function.by(_ -> Response.empty(204));
    }

    @Test
    void parametersOfThePathComeFirstInTheirOrder() {
        Function function =
                done(get("users.get_state_var", "/users/{user_id}/state/{key}").takes("role", Schema.TEXT));

        assertThat(function.parameters())
                .extracting(Function.Parameter::name)
                .containsExactly("user_id", "key", "role");
        assertThat(function.parameters())
                .extracting(Function.Parameter::required)
                .containsExactly(true, true, false);
    }

    @Test
    void questionIsNamed() {
        assertThatThrownBy(() -> done(Function.get("users.find", "/users")))
                .hasMessage("no permission question is named at users.find");
    }

    @Test
    void nameIsOneWordOrTwo() {
        for (String name : List.of("", "users.", ".find", "users.find.all", "Find users", "users find")) {
            assertThatThrownBy(() -> get(name, "/users")).hasMessage("not the name of a function: " + name);
        }
    }

    @Test
    void secondOneOfANameOrPlaceIsRefused() {
        Functions functions = new Functions().add(done(get("users.find", "/users")));

        assertThatThrownBy(() -> functions.add(done(get("users.find", "/people"))))
                .hasMessage("two functions have the name users.find");
    }

    @Test
    void successHasOneStatus() {
        assertThat(done(get("a", "/a")).answer().status()).isEqualTo(204);
        assertThat(done(get("a", "/a").answers(Schema.TEXT)).answer().status()).isEqualTo(200);
        assertThat(done(get("a", "/a").answersText()).answer().status()).isEqualTo(200);
    }

    @Test
    void schemasDoNotShareWhatTheyAreMadeOf() {
        Schema titled = Schema.TEXT.titled("Role");

        assertThat(titled.json().toString()).isEqualTo("{\"type\":\"string\",\"title\":\"Role\"}");
        titled.json().put("type", "integer");
        assertThat(titled.json().toString()).isEqualTo("{\"type\":\"string\",\"title\":\"Role\"}");
        assertThat(Schema.TEXT.json().toString()).isEqualTo("{\"type\":\"string\"}");
        assertThat(Schema.orNull(Schema.of("Token")).json().toString())
                .isEqualTo("{\"anyOf\":[{\"$ref\":\"#/components/schemas/Token\"},{\"type\":\"null\"}]}");
    }
}
