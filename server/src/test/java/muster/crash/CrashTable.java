package muster.crash;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import muster.crash.Person.Facts;
import muster.testing.ConnectDoor;

/** A file of people whose usernames have one stem. */
record CrashTable(String stem) {
    static final int ROWS = 120;
    /** The family name of people who are not there. */
    static final String NOBODY = "";

    static CrashTable fresh() {
        return new CrashTable(ConnectDoor.fresh("i"));
    }

    byte[] file(String family) {
        StringBuilder table = new StringBuilder("username,email,first_name,last_name\n");
        for (int row = 0; row < ROWS; row++) {
            String name = name(row);
            table.append(name)
                    .append(',')
                    .append(name)
                    .append("@lab.example,")
                    .append(name)
                    .append(',')
                    .append(family)
                    .append('\n');
        }
        return table.toString().getBytes(StandardCharsets.UTF_8);
    }

    private String name(int row) {
        return stem + "%03d".formatted(row);
    }

    /** Whether everybody has this family name. */
    boolean isWhole(String family, Map<String, StoreLook.Row> accounts) {
        return rowsFrom(0, family, accounts) == ROWS;
    }

    /** How many have this family name already; negative when they are not the first ones, the others having the other name. */
    int reached(String before, String after, Map<String, StoreLook.Row> accounts) {
        int first = rowsFrom(0, after, accounts);
        return first + rowsFrom(first, before, accounts) == ROWS ? first : -1;
    }

    private int rowsFrom(int first, String family, Map<String, StoreLook.Row> accounts) {
        int row = first;
        while (row < ROWS && family(name(row), accounts).equals(family)) {
            row++;
        }
        return row - first;
    }

    private static String family(String name, Map<String, StoreLook.Row> accounts) {
        StoreLook.Row row = accounts.get(name);
        if (row == null) {
            return NOBODY;
        }
        String family = row.facts().family();
        if (!row.facts().equals(Facts.fresh(name).named(name, family))) {
            throw new AssertionError("half a row: " + row);
        }
        return family;
    }
}
