package muster.dialect.cloudomation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import muster.model.DoorDocument;
import muster.model.Rank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | default",
                "' ' | default",
                "workspace-admin | workspace-admin",
                "' workspace-admin , default,default' | default,workspace-admin",
                "user-auditor,organization-admin,default | default,organization-admin,user-auditor"
            })
    void textsAreReadInAnyOrderAndWrittenInOne(String text, String canonical) {
        assertThat(Roles.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "default,", ",default", "Default", "default;workspace-admin", "default,,default"})
    void unknownNamesAreRefused(String text) {
        assertThatThrownBy(() -> Roles.parse(text))
                .isInstanceOfSatisfying(
                        Complaint.Found.class, found -> assertThat(found.code()).isEqualTo(Complaint.Code.INVALID));
    }

    @Test
    void whatIsKeptCountsWhileTheRankIsTheOneItWasWrittenWith() {
        Roles two = Roles.parse("default,workspace-admin");
        Optional<DoorDocument> kept = Optional.of(two.document());
        assertThat(Roles.of(Rank.MANAGER, kept)).isEqualTo(two);
        assertThat(Roles.of(Rank.AUDITOR, kept).text()).isEqualTo("user-auditor");
        assertThat(Roles.of(Rank.PUBLISHER, Optional.empty()).text()).isEqualTo("default");
    }

    @Test
    void oneRoleIsToldByTheRankAlone() {
        assertThat(Roles.parse("organization-admin").document().values()).isEmpty();
        assertThat(Roles.parse("default,user-auditor").document().values())
                .isEqualTo(Map.of("roles", "default,user-auditor"));
    }

    @Test
    void writingTheWordThatIsShownKeepsTheRank() {
        assertThat(Roles.parse("default").asRank().from(Rank.PUBLISHER)).isEqualTo(Rank.PUBLISHER);
        assertThat(Roles.parse("default").asRank().from(Rank.MANAGER)).isEqualTo(Rank.VIEWER);
        assertThat(Roles.parse("default,user-auditor").asRank().from(Rank.VIEWER))
                .isEqualTo(Rank.AUDITOR);
    }

    @Test
    void thereAreFifteenSets() {
        assertThat(Roles.each()).hasSize(15).doesNotHaveDuplicates();
    }
}
