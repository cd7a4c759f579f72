package muster.file;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several names in one cell, parted by semicolons. A backslash takes its meaning from a semicolon or another backslash. */
final class NameList {
    /** No name at all, and said to be so. */
    static final String NOTHING = ";";

    private NameList() {}

    static String written(List<String> names) {
        return names.stream()
                .map(name -> name.replace("\\", "\\\\").replace(";", "\\;"))
                .collect(Collectors.joining(";"));
    }

    /** Names that are blank are none. */
    static List<String> read(String cell) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < cell.length(); i++) {
            char letter = cell.charAt(i);
            if (escaped || letter != '\\' && letter != ';') {
                name.append(letter);
                escaped = false;
            } else if (letter == '\\') {
                escaped = true;
            } else {
                names.add(name.toString());
                name.setLength(0);
            }
        }
        names.add(escaped ? name + "\\" : name.toString());
        names.removeIf(String::isBlank);
        return names;
    }
}
