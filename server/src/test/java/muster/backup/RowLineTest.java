package muster.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import muster.store.TableShape;
import muster.testing.fuzz.Chance;
import muster.testing.fuzz.Property;
import org.junit.jupiter.api.Test;

class RowLineTest {
    private static final int COLUMNS = 4;

    @Test
    void everyRowByChanceComesBack() {
        TableShape table = new TableShape(
                "a",
                IntStream.range(0, COLUMNS)
                        .mapToObj(i -> new TableShape.Column(
                                "c" + i, i % 2 == 0 ? TableShape.Kind.TEXT : TableShape.Kind.NUMBER))
                        .toList());
        Property.holds(RowLineTest::row, row -> {
            RowLine line = new RowLine().write(row.toArray());
            assertThat(new RowLine.Parser(table).parse(line.bytes(), line.length() - 1))
                    .containsExactlyElementsOf(row);
        });
    }

    private static List<Object> row(Chance chance) {
        Object[] values = new Object[COLUMNS];
        for (int i = 0; i < COLUMNS; i++) {
            boolean isNull = chance.below(4) == 0;
            values[i] = isNull ? null : i % 2 == 0 ? (Object) chance.text() : (Object) chance.number();
        }
        return Arrays.asList(values);
    }
}
