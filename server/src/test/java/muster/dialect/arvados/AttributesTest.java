package muster.dialect.arvados;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.testing.Json;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AttributesTest {
    private final Attributes attributes = new Attributes(Json.object(
            "name", "x", "nothing", null, "yes", "true", "no", 0, "prefs", "{\"a\":1}", "list", List.of("a", "b")));

    @Test
    void namedWithNullIsNamed() {
        assertThat(attributes.has("nothing")).isTrue();
        assertThat(attributes.value("nothing")).isNull();
        assertThat(attributes.text("nothing")).isNull();
        assertThat(attributes.has("other")).isFalse();
    }

    @Test
    void valuesComeInTheFormsOfClients() {
        assertThat(attributes.text("name")).isEqualTo("x");
        assertThat(attributes.flag("yes")).isTrue();
        assertThat(attributes.flag("no")).isFalse();
        assertThat(attributes.flag("nothing")).isNull();
        assertThat(attributes.object("prefs")).hasToString("{\"a\":1}");
        assertThat(attributes.texts("list")).containsExactly("a", "b");
        assertThat(of("list", "[\"a\"]").texts("list")).containsExactly("a");
        assertThat(of("at", "2026-01-02T03:04:05Z").time("at")).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
    }

    @Test
    void valuesOfAnotherKindAreRefused() {
        refused(() -> attributes.text("list"), "The attribute list must be a string.");
        refused(() -> attributes.text("no"), "The attribute no must be a string.");
        refused(() -> attributes.flag("name"), "The attribute name must be a boolean, true or false.");
        refused(() -> attributes.object("list"), "The attribute list must be an object.");
        refused(() -> attributes.object("name"), "The attribute name must be an object.");
        refused(() -> attributes.texts("prefs"), "The attribute prefs must be an array of strings.");
        refused(() -> of("list", List.of(1)).texts("list"), "The attribute list must be an array of strings.");
        refused(() -> attributes.time("name"), "The attribute name must be a timestamp.");
    }

    @Test
    void unknownOneIsNamed() {
        Set<String> known = Set.of("name", "nothing", "yes", "no", "prefs");
        refused(() -> attributes.requireKnown(known, "User"), "unknown attribute 'list' for User.");
        attributes.without(Set.of("list")).requireKnown(known, "User");
    }

    @Test
    void valuesAreNotPrinted() {
        assertThat(of("secret", "hidden").toString()).isEqualTo("Attributes[secret]");
    }

    private static Attributes of(String name, Object value) {
        return new Attributes(Json.object(name, value));
    }

    private static void refused(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ArvadosRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(422))
                .hasMessage(sentence);
    }
}
