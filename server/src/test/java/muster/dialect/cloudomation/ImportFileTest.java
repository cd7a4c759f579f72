package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import muster.dialect.JsonComplaint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {
    private static final String ONE = "{\"user\":{\"name\":\"ada\"}}";

    @Test
    void jsonIsOneObjectOrSeveralInAnArray() {
        assertThat(ImportFile.ofJson(ONE).documents())
                .extracting(ImportFile.Document::type)
                .containsExactly("user");
        assertThat(ImportFile.ofJson("[" + ONE + ",{\"flow\":null}]").documents())
                .extracting(ImportFile.Document::type)
                .containsExactly("user", "flow");
        assertThat(ImportFile.ofJson("[]").documents()).isEmpty();
    }

    @Test
    void yamlHoldsADocumentAtLeast() {
        assertThat(ImportFile.ofYaml("---\nuser: {name: ada}\n").documents()).hasSize(1);
        assertThatThrownBy(() -> ImportFile.ofYaml("")).isInstanceOf(CloudomationRefusal.class);
        assertThatThrownBy(() -> ImportFile.ofYaml("# nothing\n")).isInstanceOf(CloudomationRefusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "[]", "{}", "[{user: {}}]", "{user: {}, flow: {}}", "1", "", "~"})
    void eachDocumentIsOneRecordUnderItsType(String document) {
        assertThatThrownBy(() -> ImportFile.ofYaml("user: {}\n---\n" + document + "\n"))
                .isInstanceOf(CloudomationRefusal.class)
                .hasMessageContaining("a single key");
    }

    @Test
    void aThousandDocumentsAreTheMost() {
        String thousand = (ONE + ",").repeat(999) + ONE;

        assertThat(ImportFile.ofJson("[" + thousand + "]").documents()).hasSize(1_000);
        assertThatThrownBy(() -> ImportFile.ofJson("[" + thousand + "," + ONE + "]"))
                .hasMessageContaining("more than 1000 documents");
    }

    @Test
    void jsonIsReadAsStrictlyAsElsewhere() {
        assertThatThrownBy(() -> ImportFile.ofJson("{\"user\":{\"name\":\"a\",\"name\":\"b\"}}"))
                .isInstanceOf(JsonComplaint.class);
        assertThatThrownBy(() -> ImportFile.ofJson(ONE + ONE)).isInstanceOf(JsonComplaint.class);
    }
}
