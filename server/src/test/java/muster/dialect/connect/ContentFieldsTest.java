package muster.dialect.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class ContentFieldsTest {

    private static ObjectNode read(String text) {
        return ContentFields.read(JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static int code(String text) {
        try {
            read(text);
            return 0;
        } catch (ConnectRefusal refusal) {
            return refusal.code().number();
        } catch (JsonComplaint complaint) {
            return 25;
        }
    }

    @Test
    void keepsKnownFieldsAndLeavesOthersBehind() {
        assertThat(ContentFields.text(read("{\"title\":\"Beam\",\"guid\":\"x\",\"owner_guid\":\"y\",\"foo\":[1]}")))
                .isEqualTo("{\"title\":\"Beam\"}");
    }

    @Test
    void nullLeavesAFieldAsItIs() {
        assertThat(ContentFields.merged("{\"title\":\"Beam\"}", read("{\"title\":null,\"max_processes\":3}")))
                .isEqualTo("{\"title\":\"Beam\",\"max_processes\":3}");
    }

    @Test
    void checksTypesAndBounds() {
        assertThat(code("{\"title\":\"ab\"}")).isEqualTo(122);
        assertThat(code("{\"title\":\"" + "a".repeat(1_025) + "\"}")).isEqualTo(122);
        assertThat(code("{\"title\":\"ab\\ud800c\"}")).isEqualTo(122);
        assertThat(code("{\"description\":\"" + "a".repeat(4_097) + "\"}")).isEqualTo(123);
        assertThat(code("{\"max_processes\":\"3\"}")).isEqualTo(25);
        assertThat(code("{\"max_processes\":-1}")).isEqualTo(25);
        assertThat(code("{\"load_factor\":1e999}")).isEqualTo(25);
        assertThat(code("{\"locked\":\"yes\"}")).isEqualTo(25);
        assertThat(code("{\"cpu_limit\":0.5,\"locked\":true,\"description\":\"\"}"))
                .isZero();
    }

    @Test
    void aTitleIsOneLineAndADescriptionMayHaveSeveral() {
        assertThat(code("{\"title\":\"abc\\u001b[31mdef\"}")).isEqualTo(122);
        assertThat(code("{\"title\":\"two\\nlines\"}")).isEqualTo(122);
        assertThat(code("{\"title\":\"abc\\u0085def\"}")).isEqualTo(122);
        assertThat(code("{\"description\":\"two\\nlines\"}")).isZero();
    }

    @Test
    void unknownIncludesAreRefused() {
        assertThat(ContentIncludes.parse("owner,tags,vanity_url").owner()).isTrue();
        assertThat(ContentIncludes.parse("tags").owner()).isFalse();
        assertThat(ContentIncludes.parse(null).owner()).isFalse();
        assertThatExceptionOfType(ConnectRefusal.class)
                .isThrownBy(() -> ContentIncludes.parse("owner,password"))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ConnectCode.UNKNOWN_INCLUDE));
    }
}
