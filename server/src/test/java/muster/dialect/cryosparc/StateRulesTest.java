package muster.dialect.cryosparc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import muster.dialect.JsonObject;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

class StateRulesTest {
    private static final String BOOKMARK = "{\"id\":\"b1\",\"path\":\"/data\",\"name\":\"Data\",\"description\":\"\","
            + "\"color\":\"red\",\"last_accessed\":\"2026-03-04T10:15:30.125Z\","
            + "\"created_at\":\"2026-03-01T08:00:00.000Z\"}";

    private static String kept(String key, String value) {
        return StateRules.kept(key, JsonObject.parseValue(value)).toString();
    }

    private static CryosparcRefusal refusal(ThrowingCallable act) {
        return assertThatExceptionOfType(CryosparcRefusal.class).isThrownBy(act).actual();
    }

    private static String refused(String key, String value) {
        CryosparcRefusal refusal = refusal(() -> kept(key, value));
        return refusal.status() + " " + refusal.detail();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "licenseAccepted | true",
                "userCanSetJobPriority | false",
                "recentProjects | [\"P3\",\"P1\",\"P3\"]",
                "recentWorkspaces | [{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\"}]",
                "recentSessions | [{\"project_uid\":\"P3\",\"session_uid\":\"S2\"}]",
                "recentJobs | [{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\",\"job_uid\":\"J7\"}]",
                "recentJobs | []",
                "browserPath | \"/data/é\"",
                "browserPath | null",
                "defaultJobPriority | -3",
                "defaultJobPriority | 9223372036854775807",
                "defaultJobPriority | null"
            })
    void aKnownVariableKeepsAValueOfItsType(String key, String value) {
        assertThat(kept(key, value)).isEqualTo(value);
    }

    @Test
    void bookmarksAndRecentPathsAreKeptAsTheyAre() {
        String value = "{\"recentPaths\":[{\"path\":\"/data\",\"last_accessed\":\"2026-03-04T10:15:30.125Z\"}],"
                + "\"bookmarks\":[" + BOOKMARK + "]}";

        assertThat(kept("userFileBrowserState", value)).isEqualTo(value);
    }

    @Test
    void timesComeOutInUniversalTime() {
        assertThat(kept(
                        "userFileBrowserState",
                        "{\"recentPaths\":[{\"path\":\"/a\",\"last_accessed\":\"2026-03-04T12:15:30.125001+02:00\"},"
                                + "{\"path\":\"/b\",\"last_accessed\":\"2026-03-04T10:15:30\"}],\"bookmarks\":[]}"))
                .isEqualTo("{\"recentPaths\":[{\"path\":\"/a\",\"last_accessed\":\"2026-03-04T10:15:30.125001Z\"},"
                        + "{\"path\":\"/b\",\"last_accessed\":\"2026-03-04T10:15:30.000Z\"}],\"bookmarks\":[]}");
    }

    @Test
    void aFileBrowserWithoutListsHasEmptyOnes() {
        assertThat(kept("userFileBrowserState", "{}")).isEqualTo("{\"recentPaths\":[],\"bookmarks\":[]}");
    }

    @Test
    void membersThatNoClientKnowsAreDroppedFromKnownVariables() {
        assertThat(kept("recentSessions", "[{\"session_uid\":\"S2\",\"title\":4,\"project_uid\":\"P3\"}]"))
                .isEqualTo("[{\"project_uid\":\"P3\",\"session_uid\":\"S2\"}]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "licenseAccepted | \"yes\" | licenseAccepted must be true or false.",
                "licenseAccepted | 1 | licenseAccepted must be true or false.",
                "licenseAccepted | null | licenseAccepted must be true or false.",
                "recentProjects | null | recentProjects must be a list.",
                "recentProjects | \"P3\" | recentProjects must be a list.",
                "recentProjects | [\"P3\",4] | recentProjects[1] must be a text.",
                "recentProjects | [null] | recentProjects[0] must be a text.",
                "recentJobs | {} | recentJobs must be a list.",
                "recentJobs | [\"J7\"] | recentJobs[0] must be an object.",
                "recentJobs | [{\"project_uid\":\"P3\",\"job_uid\":\"J7\"}] | recentJobs[0].workspace_uid is required.",
                "recentWorkspaces | [{\"project_uid\":\"P3\",\"workspace_uid\":null}] "
                        + "| recentWorkspaces[0].workspace_uid must be a text.",
                "browserPath | false | browserPath must be a text.",
                "defaultJobPriority | 5.0 | defaultJobPriority must be a whole number.",
                "defaultJobPriority | 5e0 | defaultJobPriority must be a whole number.",
                "defaultJobPriority | true | defaultJobPriority must be a whole number.",
                "defaultJobPriority | \"5\" | defaultJobPriority must be a whole number.",
                "defaultJobPriority | 9223372036854775808 | defaultJobPriority must be a whole number.",
                "userFileBrowserState | null | userFileBrowserState must be an object.",
                "userFileBrowserState | {\"bookmarks\":null} | userFileBrowserState.bookmarks must be a list.",
                "userFileBrowserState | {\"recentPaths\":[{\"path\":\"/a\",\"last_accessed\":1772619330}]} "
                        + "| userFileBrowserState.recentPaths[0].last_accessed must be a time "
                        + "such as 2026-03-04T10:15:30.125Z."
            })
    void aKnownVariableRefusesAValueOfAnotherType(String key, String value, String sentence) {
        assertThat(refused(key, value)).isEqualTo("422 " + sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "path", "name", "description", "color", "last_accessed", "created_at"})
    void aBookmarkNeedsEachOfItsMembers(String member) {
        String other = BOOKMARK.replace("\"" + member + "\"", "\"other\"");

        assertThat(refused("userFileBrowserState", "{\"bookmarks\":[" + other + "]}"))
                .isEqualTo("422 userFileBrowserState.bookmarks[0]." + member + " is required.");
    }

    @Test
    void aListOfAKnownVariableHasABound() {
        String most = "[" + "\"P1\",".repeat(999) + "\"P1\"]";

        assertThat(kept("recentProjects", most)).isEqualTo(most);
        assertThat(refused("recentProjects", most.replaceFirst("]", ",\"P1\"]")))
                .isEqualTo("422 recentProjects must have at most 1000 entries.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"null", "0.10", "12345678901234567890", "\"\\u0000\"", "[1,\"a\",null]", "{\"a\":{\"b$\":[{}]}}"
            })
    void anyOtherVariableKeepsWhateverIsJson(String value) {
        assertThat(kept("myPanel", value)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"$ndarray\":1}", "[{\"a\":{\"$binary\":\"\"}}]", "{\"$set\":{}}", "{\"a\":[[{\"$\":0}]]}"})
    void noMembersNameBeginsWithADollarSign(String value) {
        assertThat(refused("myPanel", value)).isEqualTo("422 The name of a member must not begin with $.");
    }

    @Test
    void knownVariablesRefuseThemTooBeforeTheyWouldBeDropped() {
        assertThat(refused("userFileBrowserState", "{\"x\":{\"$ndarray\":1}}"))
                .isEqualTo("422 The name of a member must not begin with $.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\ud83d\"", "{\"a\":[\"x\\ude00\"]}"})
    void halvesOfCharactersAreRefused(String value) {
        assertThat(refused("myPanel", value)).isEqualTo("422 The value has half of a character, which cannot be kept.");
    }

    @Test
    void aWholeCharacterOfTwoHalvesIsKept() {
        assertThat(kept("myPanel", "\"\\ud83d\\ude00\"")).isEqualTo("\"😀\"");
    }

    @Test
    void aValueHasABoundedDepth() {
        String deepest = "[".repeat(24) + "]".repeat(24);

        assertThat(kept("myPanel", deepest)).isEqualTo(deepest);
        assertThat(refused("myPanel", "{\"a\":" + deepest + "}")).isEqualTo("422 The value has more than 24 levels.");
    }

    @Test
    void aValueHasABoundedNumberOfListsAndObjects() {
        String most = "[" + "{},".repeat(9_998) + "[]]";

        assertThat(kept("myPanel", most)).isEqualTo(most);
        assertThat(refused("myPanel", "[{}," + most.substring(1)))
                .isEqualTo("422 The value has more than 10000 lists and objects.");
    }

    @Test
    void aValueHasABoundedLength() {
        JsonNode longest = StringNode.valueOf("x".repeat(262_142));
        JsonNode twoBytesEach = StringNode.valueOf("é".repeat(131_071));

        assertThat(StateRules.kept("myPanel", longest)).isEqualTo(longest);
        assertThat(StateRules.kept("myPanel", twoBytesEach)).isEqualTo(twoBytesEach);
        CryosparcRefusal refusal = refusal(() -> StateRules.kept("myPanel", StringNode.valueOf("x".repeat(262_143))));
        assertThat(refusal.status()).isEqualTo(413);
        assertThat(refusal.detail()).isEqualTo("The value is longer than 262144 bytes.");
        assertThat(refusal(() -> StateRules.kept("browserPath", StringNode.valueOf("é".repeat(131_072))))
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "licenseAccepted", "A_1", "x234567890123456789012345678901234567890123456789012345678901234"
            })
    void aKeyIsALetterWithLettersDigitsAndUnderscores(String key) {
        StateRules.checkKey(key);

        assertThat(key).hasSizeLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_id",
                "1a",
                "a.b",
                "$set",
                "a$",
                "a-b",
                "a b",
                "é",
                "a\n",
                "x2345678901234567890123456789012345678901234567890123456789012345"
            })
    void otherKeysAreRefused(String key) {
        assertThat(refusal(() -> StateRules.checkKey(key)).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userCanSetJobPriority", "defaultJobPriority"})
    void whatAdministratorsGrantNobodyElseChanges(String key) {
        StateRules.checkMayChange(key, true);

        CryosparcRefusal refusal = refusal(() -> StateRules.checkMayChange(key, false));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.detail()).isEqualTo("Only administrators may change " + key + ".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"licenseAccepted", "recentJobs", "userFileBrowserState", "DefaultJobPriority", "myPanel"})
    void everythingElseIsForEverybody(String key) {
        StateRules.checkMayChange(key, false);

        assertThat(StateVariable.of(key).filter(StateVariable::isGranted)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "licenseAccepted | false",
                "userCanSetJobPriority | false",
                "recentProjects | []",
                "recentWorkspaces | []",
                "recentSessions | []",
                "recentJobs | []",
                "browserPath | null",
                "defaultJobPriority | null",
                "userFileBrowserState | {\"recentPaths\":[],\"bookmarks\":[]}",
                "myPanel | null"
            })
    void whatIsNotSetIsToldAsItsDefault(String key, String value) {
        assertThat(StateRules.told(key, null)).hasToString(value);
    }

    @Test
    void whatIsSetIsToldAsItIs() {
        assertThat(StateRules.told("licenseAccepted", JsonObject.parseValue("true")))
                .hasToString("true");
    }
}
