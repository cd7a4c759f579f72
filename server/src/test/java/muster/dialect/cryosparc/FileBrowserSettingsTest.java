package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import muster.dialect.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

class FileBrowserSettingsTest {
    private static final String PATH_RULE =
            " must be an absolute path without .. and without control characters, of at most 4096 characters.";

    private static String kept(String json) {
        return FileBrowserSettings.of(JsonObject.parseValue(json)).json().toString();
    }

    private static String refused(String json) {
        CryosparcRefusal refusal = assertThatExceptionOfType(CryosparcRefusal.class)
                .isThrownBy(() -> kept(json))
                .actual();
        assertThat(refusal.status()).isEqualTo(422);
        return refusal.detail();
    }

    @Test
    void allThreeMembersAreKept() {
        String whole = "{\"allowed_prefixes\":[\"/data\",\"/scratch/x..y/é/\",\"/\"],"
                + "\"import_dir_default\":\"/data/in\",\"project_dir_default\":\"/projects\"}";

        assertThat(kept(whole)).isEqualTo(whole);
    }

    @Test
    void whatIsLeftOutIsNull() {
        assertThat(kept("{}"))
                .isEqualTo("{\"allowed_prefixes\":null,\"import_dir_default\":null,\"project_dir_default\":null}");
        assertThat(kept("{\"allowed_prefixes\":null,\"project_dir_default\":\"/p\"}"))
                .isEqualTo("{\"allowed_prefixes\":null,\"import_dir_default\":null,\"project_dir_default\":\"/p\"}");
    }

    @Test
    void anEmptyListIsNotTheSameAsNone() {
        assertThat(kept("{\"allowed_prefixes\":[]}"))
                .isEqualTo("{\"allowed_prefixes\":[],\"import_dir_default\":null,\"project_dir_default\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\"",
                "\"data\"",
                "\"./data\"",
                "\"/data/../etc\"",
                "\"/..\"",
                "\"/data/..\"",
                "\"/da\\u0000ta\"",
                "\"/data\\n\"",
                "\"/\\u0085\"",
                "\"/\\ud83d\"",
                "7",
                "{}"
            })
    void everyPathIsAbsoluteAndDoesNotClimb(String path) {
        assertThat(refused("{\"import_dir_default\":" + path + "}")).isEqualTo("import_dir_default" + PATH_RULE);
        assertThat(refused("{\"project_dir_default\":" + path + "}")).isEqualTo("project_dir_default" + PATH_RULE);
        assertThat(refused("{\"allowed_prefixes\":[\"/data\"," + path + "]}"))
                .isEqualTo("allowed_prefixes[1]" + PATH_RULE);
    }

    @Test
    void aPrefixIsNeverNull() {
        assertThat(refused("{\"allowed_prefixes\":[null]}")).isEqualTo("allowed_prefixes[0]" + PATH_RULE);
    }

    @Test
    void aPathHasABoundedLength() {
        String longest = "/" + "x".repeat(4_095);

        assertThat(kept("{\"import_dir_default\":\"" + longest + "\"}")).contains(longest);
        assertThat(refused("{\"import_dir_default\":\"" + longest + "x\"}"))
                .isEqualTo("import_dir_default" + PATH_RULE);
    }

    @Test
    void prefixesHaveABoundedNumber() {
        String most = "\"/a\",".repeat(999) + "\"/a\"";

        assertThat(kept("{\"allowed_prefixes\":[" + most + "]}")).contains(most);
        assertThat(refused("{\"allowed_prefixes\":[" + most + ",\"/a\"]}"))
                .isEqualTo("allowed_prefixes must be null, or a list of at most 1000 paths.");
        assertThat(refused("{\"allowed_prefixes\":\"/a\"}"))
                .isEqualTo("allowed_prefixes must be null, or a list of at most 1000 paths.");
    }

    @Test
    void aSlipInANameOpensNothing() {
        assertThat(refused("{\"allowed_prefix\":[\"/data\"]}"))
                .isEqualTo("File-browser settings have the members allowed_prefixes, import_dir_default and "
                        + "project_dir_default, and no others.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "\"/data\""})
    void settingsAreAnObject(String json) {
        assertThat(refused(json)).isEqualTo("File-browser settings must be an object.");
    }

    @Test
    void whatCannotBeReadAnyMoreOpensNothing() {
        assertThat(FileBrowserSettings.readable(JsonObject.parseValue("{\"allowed_prefixes\":[\"data\"]}"))
                        .json())
                .hasToString("{\"allowed_prefixes\":[],\"import_dir_default\":null,\"project_dir_default\":null}");
        assertThat(FileBrowserSettings.readable(null)).isEqualTo(FileBrowserSettings.NONE);
        assertThat(FileBrowserSettings.readable(JsonNodeFactory.instance.nullNode()))
                .isEqualTo(FileBrowserSettings.NONE);
    }
}
