package muster.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesFileTest {

    @Test
    void anObjectIsARowAndNullClears() {
        assertThat(Reading.told("people.jsonl", """
                        {"username": "ada", "email": null, "first_name": "Ada", "groups": ["Optics", "a;b"], "lanes": null}

                        {"id": null, "external_id": "h-1", "username": "ben", "groups": null, "lanes": ["gpu"]}"""))
                .containsExactly(
                        "1 {EMAIL=-, GIVEN_NAME=Ada, USERNAME=ada, ~GROUPS=[Optics, a;b], ~LANES=-}",
                        "3 {EXTERNAL_ID=h-1, USERNAME=ben, ~GROUPS=[], ~LANES=[gpu]}");
    }

    @Test
    void whatIsOnlyToldIsNamed() {
        var file = Reading.open(
                "x.jsonl",
                "{\"username\":\"ada\",\"created_at\":\"x\",\"state\":\"active\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(Reading.items(file)).hasSize(1);
        assertThat(file.ignored()).containsExactly("created_at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"username": "a"                            | Line 2: The last line has no end; the file may have been cut off.
            {"username": "a"}}                          | Line 2: The last line has no end; the file may have been cut off.
            {"username": "a"} {"username": "b"}\\n      | Line 2: This is no JSON object that ends in its line.
            {"username": "a"\\n}\\n                     | Line 2: This is no JSON object that ends in its line. / Line 3: This is no JSON object that ends in its line.
            ["username"]\\n                             | Line 2: This is no JSON object that ends in its line.
            {"username": 12}\\n                         | Line 2: The field username takes another kind of value.
            {"username": "a", "rank": null}\\n          | Line 2: The field rank takes another kind of value.
            {"username": "a", "groups": "Optics"}\\n    | Line 2: The field groups takes another kind of value.
            {"username": "a", "groups": [1]}\\n         | Line 2: The field groups takes another kind of value.
            {"username": "a", "User": "b"}\\n           | Line 2: There is no field named User.
            {"username": "a", "username": "b"}\\n       | Line 2: A key stands twice in one place.
            {'username': 'a'}\\n                        | Line 2: This is no JSON object that ends in its line.
            """)
    void whatIsNotSureIsRefusedWithItsLine(String text, String faults) {
        assertThat(Reading.faults("x.jsonl", "{\"username\":\"first\"}\n" + text.replace("\\n", "\n")))
                .containsExactly(faults.split(" / "));
    }

    @Test
    void deepAndLongValuesAreRefused() {
        String deep = "[".repeat(1_000) + "]".repeat(1_000);
        assertThat(Reading.faults("x.jsonl", "{\"username\":\"a\",\"groups\":" + deep + "}\n"))
                .containsExactly("Line 1: The file is nested too deeply.");
        assertThat(Reading.faults("x.jsonl", "{\"username\":\"" + "a".repeat(200_000) + "\"}\n"))
                .containsExactly("Line 1: This is longer than 131072 characters.");
        assertThat(Reading.faults("x.jsonl", "{\"username\":\"a\"}\n{" + " ".repeat(2 << 20) + "}\n"))
                .containsExactly("Line 2: This is longer than 1048576 characters.");
    }

    @Test
    void nothingIsGivenOutBehindAFaultAndAllAreTold() {
        assertThat(Reading.faults("x.jsonl", "{\"a\":1}\n{\"username\":\"b\"}\n{\"c\":1}\n"))
                .isEqualTo(List.of("Line 1: There is no field named a.", "Line 3: There is no field named c."));
        assertThat(Reading.faults("x.jsonl", "{\"a\":1}\n".repeat(1_000))).hasSize(100);
    }
}
