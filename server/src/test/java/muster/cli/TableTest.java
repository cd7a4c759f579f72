package muster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestText() {
        Table table = new Table("ID", "LABEL", "RANK");
        table.row("1", "a label that is longer than its head", "viewer");
        table.row("10000", "short", "");
        StringWriter out = new StringWriter();

        table.print(new PrintWriter(out));

        assertThat(out.toString().lines())
                .containsExactly(
                        "ID     LABEL                                 RANK",
                        "1      a label that is longer than its head  viewer",
                        "10000  short");
    }
}
