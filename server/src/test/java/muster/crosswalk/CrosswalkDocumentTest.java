package muster.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/crosswalk.md} to the tables; with {@code -Dcrosswalk.write=true} it writes the document anew. */
class CrosswalkDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "crosswalk.md");

    @Test
    void theDocumentIsWhatTheTablesSay() throws IOException {
        if (Boolean.getBoolean("crosswalk.write")) {
            Files.writeString(DOCUMENT, CrosswalkDocument.text());
        }
        assertThat(DOCUMENT)
                .as("write it anew: mvn -q -f server/pom.xml test -Dtest=CrosswalkDocumentTest -Dcrosswalk.write=true")
                .hasContent(CrosswalkDocument.text());
    }

    @Test
    void theDocumentOfTheDirectoryHasTheTableOfWhatEnds() throws IOException {
        assertThat(Files.readString(DOCUMENT.resolveSibling("directory.md")))
                .contains(EndingGroup.table(Endings.GROUPS));
    }

    @Test
    void everyActSaysOfEveryDoorHowItIsDoneThereOrWhyNot() {
        for (Topic topic : Crosswalk.TOPICS) {
            for (Act act : topic.acts()) {
                assertThat(act.ways()).as(act.name()).containsOnlyKeys(Column.values());
                assertThat(act.ways().values()).as(act.name()).anyMatch(Way::exists);
            }
        }
    }
}
