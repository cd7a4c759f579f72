package muster.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    @Test
    void whatHasNoKnownEndIsCounted() {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        try (ProgressLine line =
                new ProgressLine("planning, rows read", new PrintStream(drawn, true, StandardCharsets.UTF_8))) {
            line.at(500, -1);
            line.at(12_000, -1);
        }

        assertThat(drawn.toString(StandardCharsets.UTF_8))
                .isEqualTo("\rplanning, rows read: 500\rplanning, rows read: 12,000" + System.lineSeparator());
    }
}
