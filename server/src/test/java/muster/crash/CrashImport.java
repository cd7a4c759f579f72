package muster.crash;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import muster.crash.Person.Facts;
import muster.testing.ConnectDoor;
import muster.testing.RunningMuster;

/** Imports one table after another, each a plan that is carried out in slices. */
final class CrashImport {
    private static final int ROWS = 120;

    private final RunningMuster server;
    private final List<String> whole = new ArrayList<>();
    private String current = "";

    CrashImport(RunningMuster server) {
        this.server = server;
    }

    /** Goes on until the server is gone. */
    void work() {
        try {
            while (true) {
                current = ConnectDoor.fresh("i");
                StringBuilder table = new StringBuilder("username,email,first_name,last_name\n");
                for (int row = 0; row < ROWS; row++) {
                    String name = name(current, row);
                    table.append(name)
                            .append(',')
                            .append(name)
                            .append("@lab.example,")
                            .append(name)
                            .append(",Imported\n");
                }
                server.commandOn(table.toString().getBytes(StandardCharsets.UTF_8), "import", "people.csv", "--yes");
                whole.add(current);
            }
        } catch (UncheckedIOException | AssertionError gone) {
            // The current table has no answer.
        }
    }

    private static String name(String stem, int row) {
        return stem + "%03d".formatted(row);
    }

    /** How many rows were answered for. */
    long acknowledged() {
        return (long) whole.size() * ROWS;
    }

    /** Where a table that was answered for is not there as a whole, or another one with a hole. */
    List<String> deviations(Map<String, StoreLook.Row> accounts) {
        List<String> deviations = new ArrayList<>();
        for (String stem : whole) {
            if (rowsFrom(stem, 0, true, accounts) != ROWS) {
                deviations.add(stem + " has not all of its rows");
            }
        }
        int first = current.isEmpty() || whole.contains(current) ? ROWS : rowsFrom(current, 0, true, accounts);
        if (first + rowsFrom(current, first, false, accounts) != ROWS) {
            deviations.add(current + " has more rows behind one that it lacks");
        }
        return deviations;
    }

    /** How many rows in sequence are there, or are not. */
    private static int rowsFrom(String stem, int first, boolean there, Map<String, StoreLook.Row> accounts) {
        int row = first;
        while (row < ROWS && isWhole(name(stem, row), accounts) == there) {
            row++;
        }
        return row - first;
    }

    private static boolean isWhole(String name, Map<String, StoreLook.Row> accounts) {
        StoreLook.Row row = accounts.get(name);
        Facts expected = Facts.fresh(name).named(name, "Imported");
        if (row != null && !row.facts().equals(expected)) {
            throw new AssertionError("half a row: " + row);
        }
        return row != null;
    }
}
