package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import muster.yaml.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class YamlTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada",
                "Beamline 4",
                "ilse.brandt",
                "a@b",
                "0b6a1f00-7c1d-4a44-8f0e-5f0e9a000000",
                "12345678-1234-1234-1234-123456789012"
            })
    void whatNobodyMistakesIsBare(String text) {
        assertThat(YamlText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no",
                "NO",
                "y",
                "On",
                "true",
                "null",
                "~",
                "1",
                "1e3",
                "2026-01-01",
                "0o7",
                "0x1F",
                ".inf",
                "=",
                "<<",
                "-",
                "--- ",
                "...",
                "?",
                "a: b",
                "a #b",
                "#a",
                "[a]",
                "{a}",
                "&a",
                "*a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a",
                "\"a\"",
                " a",
                "a ",
                "1:30",
                "1_000",
                "0b1",
                "a,b",
                "a:",
                "- a",
                "é"
            })
    void whatSomebodyCouldMistakeIsQuoted(String text) {
        assertThat(YamlText.of(text)).startsWith("'").endsWith("'");
    }

    @Test
    void whatIsWithinALineIsQuotedAndWhatEndsOneIsEscaped() {
        assertThat(YamlText.of("it's")).isEqualTo("'it''s'");
        assertThat(YamlText.of("a\nb")).isEqualTo("\"a\\nb\"");
        assertThat(YamlText.of("\t\"\\\r")).isEqualTo("\"\\t\\\"\\\\\\r\"");
        assertThat(YamlText.of("a\u0085\u2028b")).isEqualTo("\"a\\u0085\\u2028b\"");
    }

    @Test
    void everyTextComesBackAsItWas() {
        for (String text : AwkwardTexts.LIST) {
            assertThat(readAgain(text)).isEqualTo(text);
        }
        Random chance = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String text = AwkwardTexts.any(chance, 60);
            assertThat(readAgain(text)).isEqualTo(text);
        }
    }

    @Test
    void everyCharacterComesBackAsItWas() {
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT; codePoint += codePoint < 0x3000 ? 1 : 7) {
            boolean isHalf = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            String text = isHalf ? "" : "a" + Character.toString(codePoint);
            assertThat(readAgain(text)).isEqualTo(text);
        }
    }

    private static String readAgain(String text) {
        List<JsonNode> documents = YamlReader.documents("a:\n  b: " + YamlText.of(text) + "\n  c: 1\n", 1);
        JsonNode map = documents.getFirst().get("a");
        assertThat(map.size()).isEqualTo(2);
        return map.get("b").stringValue();
    }
}
