package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class YamlReaderTest {
    @Test
    void documentsAreReadInTheirOrder() {
        List<JsonNode> documents = YamlReader.documents("""
                # people
                user:
                  name: ada   # the first
                  icon: null
                  is_enabled: true
                ---
                user: {name: 'grace', description: "two\\nlines"}
                ...
                ---
                user:
                  project_id_project:
                    name: Beamlines
                """, 10);

        assertThat(documents.stream().map(JsonNode::toString))
                .containsExactly(
                        "{\"user\":{\"name\":\"ada\",\"icon\":null,\"is_enabled\":true}}",
                        "{\"user\":{\"name\":\"grace\",\"description\":\"two\\nlines\"}}",
                        "{\"user\":{\"project_id_project\":{\"name\":\"Beamlines\"}}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y",
                "nO",
                "'no'",
                "2026-01-01",
                "2026-01-01T00:00:00Z",
                "0777x",
                "1:30",
                "=",
                "tRue",
                "nULL",
                "'1'",
                "\"true\"",
                "!!str 1",
                "! 2",
                "1_000",
                "0b1"
            })
    void whatIsNoNumberTruthOrNothingByTheCoreTypesIsText(String value) {
        assertThat(value(value).isString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-12", "0o7", "0x1F", "1e3", ".5", "-.inf", ".NaN", "!!int 5", "0777"})
    void numbersAreNoText(String value) {
        assertThat(value(value).isNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "False,false",
        "!!bool TRUE,true",
        "yes,true",
        "On,true",
        "no,false",
        "NO,false",
        "off,false"
    })
    void truthIsOneOfTheWordsOfBothVersions(String value, boolean expected) {
        assertThat(value(value).isBoolean()).isTrue();
        assertThat(value(value).booleanValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "~", "null", "Null", "NULL", "!!null ''"})
    void nothingIsNull(String value) {
        assertThat(value(value).isNull()).isTrue();
    }

    @Test
    void linesMayEndAsTheyLike() {
        assertThat(YamlReader.documents("user:\r\n  name: ada\r\n---\r\nuser:\r\n  name: grace\r\n", 2))
                .hasSize(2);
    }

    @Test
    void aliasesStandForWhatTheyName() {
        assertThat(YamlReader.documents("a: &x text\nb: *x\nc: &y {d: *x}\ne: *y\n", 1)
                        .toString())
                .isEqualTo("[{\"a\":\"text\",\"b\":\"text\",\"c\":{\"d\":\"text\"},\"e\":{\"d\":\"text\"}}]");
    }

    @Test
    void aliasesThatStandForTooMuchAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(10)).append("x]\n");
        }

        assertRefused(bomb.toString(), "too many values");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a: &x [*x]                     | stands for nothing",
                "a: *x                          | stands for nothing",
                "a: 1 \\n---\\nb: &x 1\\n---\\nc: *x | stands for nothing",
                "a: 1\\na: 2                    | twice",
                "a: {b: 1, 'b': 2}              | twice",
                "1: a                           | key is no text",
                "true: a                        | key is no text",
                "~: a                           | key is no text",
                "[a]: b                         | key is no text",
                "? {a: b}\\n: c                 | key is no text",
                "a: &x {b: c}\\nd:\\n  <<: *x   | Merge keys",
                "a: !!binary aGVsbG8=           | tag",
                "a: !!timestamp 2026-01-01      | tag",
                "a: !!set {b}                   | tag",
                "a: !java.net.URL [x]           | tag",
                "a: !!javax.script.ScriptEngineManager [x] | tag",
                "a: !<tag:example.org,2026:x> y | tag",
                "!!omap {a: b}                  | tag",
                "a: !!int text                  | tag",
                "a: [b                          | well-formed",
                "a: b: c                        | well-formed",
                "a: '                           | well-formed",
                "a: %x                          | well-formed",
                "a: @x                          | well-formed",
                "\\t- a                         | well-formed",
                "a: \"\\uZZZZ\"                 | well-formed",
                "a: \"\\U00110000\"             | well-formed",
                "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: {n: {o: {p: {q: 1}}}}}}}}}}}}}}}} | nested",
            })
    void whatCouldBeReadInTwoWaysOrDoesHarmIsRefused(String text, String sentence) {
        assertRefused(text.replace("\\n", "\n").replace("\\t", "\t"), sentence);
    }

    @Test
    void deepNestingIsRefusedBeforeItIsRead() {
        assertRefused("a: " + "[".repeat(1_000_000), "nested");
        assertRefused("- ".repeat(1_000_000), "nested");
        assertRefused("{a: ".repeat(100_000), "nested");
    }

    @Test
    void moreDocumentsThanAllowedAreRefused() {
        assertThat(YamlReader.documents("--- a\n".repeat(1_000), 1_000)).hasSize(1_000);
        assertThatThrownBy(() -> YamlReader.documents("--- a\n".repeat(1_001), 1_000))
                .hasMessageContaining("more than 1000 documents");
    }

    @Test
    void moreValuesThanAllowedAreRefused() {
        assertRefused("- a\n".repeat(200_001), "too many values");
    }

    @Test
    void aLongNumberCostsNothing() {
        assertThat(value("1".repeat(2_000_000)).isNumber()).isTrue();
    }

    @Test
    void timeGrowsWithTheLengthOfAValueAndNoFaster() {
        readingNanos(1 << 20);

        assertThat(readingNanos(4 << 20)).isLessThan(10 * readingNanos(1 << 20));
    }

    /** Processor time of this thread, the least of a few, so that whatever else the machine does counts little. */
    private static long readingNanos(int length) {
        String text = "a: \"" + "x".repeat(length) + "\"\n";
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 4)
                .map(_ -> {
                    long begun = threads.getCurrentThreadCpuTime();
                    assertThat(YamlReader.documents(text, 1)).hasSize(1);
                    return threads.getCurrentThreadCpuTime() - begun;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void aRefusalTellsThePlaceAndNothingOfTheText() {
        assertThatThrownBy(() -> YamlReader.documents("user:\n  password: [hunter2\n", 1))
                .hasMessageContaining("line 3")
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void whateverIsSentIsReadOrRefused() {
        Random chance = new Random(11);
        String alphabet = "ab:-?,[]{}#&*!|>'\"%@`\\ \n\n\t~<u0x1é\u0085\ufeff\u0007";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            int length = chance.nextInt(40);
            for (int j = 0; j < length; j++) {
                text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
            }
            try {
                YamlReader.documents(text.toString(), 5);
            } catch (CloudomationRefusal refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST);
            }
        }
    }

    private static JsonNode value(String yaml) {
        return YamlReader.documents("a: " + yaml + "\n", 1).getFirst().get("a");
    }

    private static void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> YamlReader.documents(text, 10))
                .isInstanceOfSatisfying(
                        CloudomationRefusal.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_REQUEST))
                .hasMessageContaining(sentence);
    }
}
