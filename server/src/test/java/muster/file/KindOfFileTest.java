package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import muster.directory.AccountFiles.Format;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KindOfFileTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.csv    | username\\nada\\n             | CSV
                     | E-Mail;username\\nx;ada\\n    | CSV
            a.txt    | username\\nada\\n             | CSV
            a.jsonl  | {"username":"ada"}\\n         | JSON_LINES
            a.ndjson | {"username":"ada"}\\n         | JSON_LINES
            a.json   | {"username":"ada"}\\n         | JSON_LINES
                     | {"username":"ada"}\\n         | JSON_LINES
            a.json   | { "user": {"name": "a"}}\\n   | RECORDS
            a.json   | [{"user": {"name": "a"}}]     | RECORDS
                     | # x\\n\\ndn: uid=a,dc=b\\nuid: a\\n | LDIF
            a.LDIF   | version: 1\\n\\ndn: uid=a,dc=b\\nuid: a\\n | LDIF
            a.yml    | ---\\nmuster: 1\\n            | STATE
                     | muster: 1\\n                  | STATE
            a.yaml   | user:\\n  name: a\\n          | RECORDS
            """)
    void theNameAndTheContentTell(String name, String text, Format format) {
        byte[] bytes = ("\uFEFF" + text.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);

        if (text.startsWith("E-Mail")) {
            assertThat(Reading.faults("", bytes)).containsExactly("Line 1: There is no column named E-Mail.");
        } else {
            assertThat(Reading.open(name == null ? "" : name, bytes).format()).isEqualTo(format);
            assertThat(Reading.faults(name == null ? "" : name, bytes))
                    .singleElement()
                    .asString()
                    .startsWith("read");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a.csv   | dn: uid=a\\n    | The name of the file says one kind and its content another: csv, ldif.
            a.ldif  | {"a": 1}\\n     | The name of the file says one kind and its content another: ldif, jsonl.
            a.jsonl | [1]\\n          | The name of the file says one kind and its content another: jsonl, records.
            a.yaml  | a: b\\n         | Line 1: Neither the name nor the content of the file tells of which kind it is.
            a.txt   | Dear colleagues | Line 1: Neither the name nor the content of the file tells of which kind it is.
            a.csv   | `\\n`           | Line 1: The file has no line with the names of the columns.
            """)
    void whereTheyContradictOrSayNothingNothingIsGuessed(String name, String text, String fault) {
        assertThat(Reading.faults(name, text.replace("\\n", "\n"))).containsExactly(fault);
    }

    @ParameterizedTest
    @CsvSource({"x.csv", "x.jsonl", "x.ldif", "x.yaml", "x.txt"})
    void textInOtherEncodingsIsToldWhateverTheKind(String name) {
        for (Charset other : new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16LE}) {
            assertThat(Reading.faults(name, "username\nada\n".getBytes(other)))
                    .containsExactly("Line 1: This is not text in UTF-8.");
        }
    }

    @Test
    void aBrokenSequenceIsToldWithItsLineInEveryKind() {
        assertBrokenAt(2, "x.csv", "username,first_name\nada,ö\n");
        assertBrokenAt(2, "x.jsonl", "{\"username\":\"ada\"}\n{\"username\":\"ö\"}\n");
        assertBrokenAt(2, "x.ldif", "dn: uid=a,dc=b\nuid: ö\n");
        assertBrokenAt(3, "x.yaml", "muster: 1\npeople:\n  - {username: ö}\n");
        assertBrokenAt(2, "x.yaml", "user:\n  name: ö\n");
        assertBrokenAt(2, "x.json", "[\n{\"user\": {\"name\": \"ö\"}}]\n");
    }

    private static void assertBrokenAt(long line, String name, String text) {
        assertThat(Reading.faults(name, text.getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("Line " + line + ": This is not text in UTF-8.");
    }
}
