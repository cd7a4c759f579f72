package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import muster.dialect.JsonObject;
import muster.model.DoorDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class CryosparcDocumentTest {

    private static CryosparcDocument read(String json) {
        return CryosparcDocument.of(new DoorDocument("cryosparc", json, Map.of()));
    }

    @Test
    void whatIsKeptIsReadAgain() {
        String whole =
                "{\"state\":{\"licenseAccepted\":true,\"myPanel\":[0.10]},\"preferences\":{\"theme\":{\"dark\":1}},"
                        + "\"file_browser_settings\":{\"allowed_prefixes\":[\"/data\"],\"import_dir_default\":null,"
                        + "\"project_dir_default\":null},\"profile_name\":{\"first\":\"Ada\"}}";

        assertThat(read(whole).stored()).isEqualTo(new DoorDocument("cryosparc", whole, Map.of()));
    }

    @Test
    void nothingIsKeptOfWhatIsNotSet() {
        assertThat(CryosparcDocument.of(null).stored().json()).isEqualTo("{}");
    }

    @Test
    void oneVariableIsSetAndUnsetBesideOthers() {
        CryosparcDocument before = read("{\"state\":{\"licenseAccepted\":true,\"b\":1},\"preferences\":{\"c\":2}}");

        assertThat(before.withVariable("b", StringNode.valueOf("x")).stored().json())
                .isEqualTo("{\"state\":{\"licenseAccepted\":true,\"b\":\"x\"},\"preferences\":{\"c\":2}}");
        assertThat(before.withoutVariable("licenseAccepted").stored().json())
                .isEqualTo("{\"state\":{\"b\":1},\"preferences\":{\"c\":2}}");
        assertThat(before.withoutVariable("d")).isEqualTo(before);
        assertThat(before.stored().json())
                .isEqualTo("{\"state\":{\"licenseAccepted\":true,\"b\":1},\"preferences\":{\"c\":2}}");
    }

    @Test
    void settingsAreReplacedAsAWhole() {
        CryosparcDocument before =
                read("{\"state\":{\"b\":1},\"file_browser_settings\":{\"import_dir_default\":\"/in\"}}");

        assertThat(before.withFileBrowserSettings(new FileBrowserSettings(List.of(), null, "/p"))
                        .stored()
                        .json())
                .isEqualTo("{\"state\":{\"b\":1},\"file_browser_settings\":{\"allowed_prefixes\":[],"
                        + "\"import_dir_default\":null,\"project_dir_default\":\"/p\"}}");
        assertThat(before.withFileBrowserSettings(FileBrowserSettings.NONE)
                        .stored()
                        .json())
                .isEqualTo("{\"state\":{\"b\":1}}");
    }

    @Test
    void whatNoClientCouldReadFallsBackToItsDefault() {
        CryosparcDocument read = read("{\"state\":{\"licenseAccepted\":\"yes\",\"recentJobs\":null,\"_id\":1,"
                + "\"e\":{\"$binary\":0},\"f\":\"\\ud83d\",\"browserPath\":\"/a\"},"
                + "\"preferences\":{\"a\":{\"$ndarray\":1}},\"file_browser_settings\":7,\"profile_name\":8}");

        assertThat(read.stored().json())
                .isEqualTo("{\"state\":{\"browserPath\":\"/a\"},\"file_browser_settings\":"
                        + "{\"allowed_prefixes\":[],\"import_dir_default\":null,\"project_dir_default\":null}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "null", "[]", "{\"state\":", "{\"state\":[],\"preferences\":\"x\",\"profile_name\":null}"})
    void aDocumentThatSaysNothingIsEmpty(String json) {
        assertThat(read(json)).isEqualTo(CryosparcDocument.EMPTY);
    }

    @Test
    void aDocumentOfVeryManyValuesIsReadAgain() {
        String many = "[" + "1,".repeat(130_000) + "1]";
        String whole = "{\"state\":{\"a\":" + many + ",\"b\":" + many + "}}";

        assertThat(read(whole).stored().json()).isEqualTo(whole);
    }

    @Test
    void aWholeStateHasEveryKnownVariable() {
        assertThat(StateRules.whole(read("{\"state\":{\"myPanel\":1,\"licenseAccepted\":true}}")
                        .state()))
                .hasToString("{\"licenseAccepted\":true,\"userCanSetJobPriority\":false,\"recentProjects\":[],"
                        + "\"recentWorkspaces\":[],\"recentSessions\":[],\"recentJobs\":[],\"browserPath\":null,"
                        + "\"defaultJobPriority\":null,\"userFileBrowserState\":{\"recentPaths\":[],\"bookmarks\":[]},"
                        + "\"myPanel\":1}");
    }

    @Test
    void theWholeIsBoundedInBytes() {
        StringNode quarter = StringNode.valueOf("é".repeat(131_071));
        CryosparcDocument three = CryosparcDocument.EMPTY
                .withVariable("a", quarter)
                .withVariable("b", quarter)
                .withVariable("c", quarter);
        // {"state":{"a":…,"b":…,"c":…,"d":…}} is 31 bytes beside the four values.
        int left = 1_048_576 - 3 * 262_144 - 31;

        assertThat(three.withVariable("d", StringNode.valueOf("x".repeat(left - 2)))
                        .stored()
                        .json()
                        .getBytes(StandardCharsets.UTF_8))
                .hasSize(1_048_576);
        assertThatExceptionOfType(CryosparcRefusal.class)
                .isThrownBy(() -> three.withVariable("d", StringNode.valueOf("x".repeat(left - 1)))
                        .stored())
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(413));
    }

    @Test
    void aChangeStartsFromWhatIsThereThen() {
        var change = CryosparcDocument.change(
                document -> document.withVariable("licenseAccepted", JsonObject.parseValue("true")));

        assertThat(change.door()).isEqualTo("cryosparc");
        assertThat(change.mostLength()).isEqualTo(1_048_576);
        assertThat(change.to()
                        .apply(Optional.of(new DoorDocument("cryosparc", "{\"state\":{\"b\":1}}", Map.of())))
                        .json())
                .isEqualTo("{\"state\":{\"b\":1,\"licenseAccepted\":true}}");
        assertThat(change.to().apply(Optional.empty()).json()).isEqualTo("{\"state\":{\"licenseAccepted\":true}}");
    }
}
