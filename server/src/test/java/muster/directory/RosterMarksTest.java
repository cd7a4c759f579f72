package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import muster.model.Refused;
import muster.testing.fuzz.Property;
import org.junit.jupiter.api.Test;

class RosterMarksTest {
    @Test
    void everyMarkByChanceComesBackToItsOwnQuestionAlone() {
        Property.holds(
                chance -> List.of(chance.text().replace("\0", ""), chance.text().replace("\0", "")), values -> {
                    String text = RosterMarks.text("question", new PageMark(values));
                    assertThat(text).matches("[A-Za-z0-9_-]+");
                    assertThat(RosterMarks.parse("question", text).values()).isEqualTo(values);
                    assertThatExceptionOfType(Refused.class).isThrownBy(() -> RosterMarks.parse("another", text));
                });
    }
}
