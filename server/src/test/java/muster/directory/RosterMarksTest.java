package muster.directory;

import static muster.directory.TestDirectory.HOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import muster.model.Failure;
import muster.model.Rank;
import muster.model.Refused;
import muster.testing.fuzz.Chance;
import muster.testing.fuzz.Property;
import org.junit.jupiter.api.Test;

class RosterMarksTest {
    @Test
    void everyMarkByChanceComesBackToItsOwnQuestionAlone() {
        Property.holds(RosterMarksTest::values, values -> {
            String text = RosterMarks.text("question", new PageMark(values));
            assertThat(text).matches("[A-Za-z0-9_-]+");
            assertThat(RosterMarks.parse("question", text).values()).isEqualTo(values);
            assertThatExceptionOfType(Refused.class).isThrownBy(() -> RosterMarks.parse("another", text));
        });
    }

    /** The digest is no secret: whoever reads the source can make a mark of any place. */
    @Test
    void aMarkMadeByHandLeadsToAPageOrIsRefused() {
        try (TestDirectory test = new TestDirectory()) {
            test.create("ada", Rank.VIEWER);
            Roster roster = test.directory.roster();
            RosterQuery everybody = RosterQuery.EVERYBODY;
            Property.holds(RosterMarksTest::values, values -> {
                PageMark mark = new PageMark(values);
                answered("roster\n" + everybody.canonical(), mark, text -> roster.page(HOST, everybody, text, 3));
                answered(
                        "duplicates\n" + Duplicates.Reason.EQUAL_NAMES, mark, text -> roster.duplicates(HOST, text, 3));
                answered("groups\n", mark, text -> test.directory.groups().page(HOST, "", text, 3));
                answered("projects", mark, text -> test.directory.projects().page(HOST, text, 3));
            });
        }
    }

    private static void answered(String question, PageMark mark, Consumer<String> ask) {
        try {
            ask.accept(RosterMarks.text(question, mark));
        } catch (Refused refused) {
            assertThat(refused.failure()).isInstanceOf(Failure.Malformed.class);
        }
    }

    private static List<String> values(Chance chance) {
        List<String> values = new ArrayList<>();
        for (int i = 1 + chance.below(5); i > 0; i--) {
            values.add(
                    switch (chance.below(3)) {
                        case 0 -> Long.toString(chance.number());
                        case 1 -> "0195f0a0-0000-7000-8000-000000000001";
                        default -> chance.text().replace("\0", "");
                    });
        }
        return values;
    }
}
