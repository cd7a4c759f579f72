package muster.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.directory.AccountFiles.Format;
import muster.directory.AccountFiles.Source;
import muster.directory.TableFault.Kind;
import muster.directory.UnsoundFile;

/**
 * Of which kind a file is: what its name says and how it begins must go together, and one of them must tell.
 *
 * @param isJson whether records are in JSON and not in YAML
 */
record KindOfFile(Format format, boolean isJson) {
    private static final int LOOKED_AT = 1 << 13;
    private static final Pattern FIRST_KEY = Pattern.compile("\\{\\s*\"([^\"]*)\"");
    private static final Pattern STATE_KEY =
            Pattern.compile("(?:muster|source|complete|lanes|groups|agreements|people):");
    private static final KindOfFile JSON_RECORDS = new KindOfFile(Format.RECORDS, true);
    private static final KindOfFile YAML_RECORDS = new KindOfFile(Format.RECORDS, false);

    /** @throws UnsoundFile when there is doubt */
    static KindOfFile of(Source source) throws IOException {
        byte[] head;
        try (InputStream in = source.open()) {
            head = in.readNBytes(LOOKED_AT);
        }
        Set<Format> named = named(source.name());
        Optional<KindOfFile> begun = begun(text(head));
        if (begun.isEmpty() && named.size() == 1) {
            return new KindOfFile(named.iterator().next(), false);
        }
        KindOfFile found = begun.orElseThrow(() -> new UnsoundFile(
                new String(head, StandardCharsets.ISO_8859_1).indexOf('\0') >= 0 ? Kind.NOT_UTF8 : Kind.UNKNOWN_FORMAT,
                1,
                ""));
        if (!named.isEmpty() && !named.contains(found.format)) {
            String both = Stream.concat(named.stream(), Stream.of(found.format))
                    .map(Format::word)
                    .collect(Collectors.joining(", "));
            throw new UnsoundFile(Kind.OTHER_FORMAT, 0, both);
        }
        return found;
    }

    /** The same where somebody says the format. */
    static KindOfFile of(Source source, Format format) throws IOException {
        try (InputStream in = source.open()) {
            String head = text(in.readNBytes(LOOKED_AT)).stripLeading();
            return new KindOfFile(format, head.startsWith("[") || head.startsWith("{"));
        }
    }

    private static String text(byte[] head) {
        String text = new String(head, StandardCharsets.UTF_8);
        return text.isEmpty() || text.charAt(0) != StrictText.BYTE_ORDER_MARK ? text : text.substring(1);
    }

    private static Set<Format> named(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
            case "csv" -> Set.of(Format.CSV);
            case "jsonl", "ndjson" -> Set.of(Format.JSON_LINES);
            case "json" -> Set.of(Format.JSON_LINES, Format.RECORDS);
            case "ldif", "ldi" -> Set.of(Format.LDIF);
            case "yaml", "yml" -> Set.of(Format.STATE, Format.RECORDS);
            default -> Set.of();
        };
    }

    /** Each kind begins as no other does. */
    private static Optional<KindOfFile> begun(String text) {
        List<String> lines = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .filter(Predicate.not(line -> line.startsWith("---")))
                .toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        String first = lines.getFirst().strip();
        String lower = first.toLowerCase(Locale.ROOT);
        if (first.startsWith("[")) {
            return Optional.of(JSON_RECORDS);
        }
        if (first.startsWith("{")) {
            Matcher key = FIRST_KEY.matcher(String.join(" ", lines));
            boolean isRecord = key.lookingAt() && key.group(1).equals("user");
            return Optional.of(isRecord ? JSON_RECORDS : new KindOfFile(Format.JSON_LINES, false));
        }
        if (lower.startsWith("dn:") || lower.startsWith("version:")) {
            return Optional.of(new KindOfFile(Format.LDIF, false));
        }
        if (STATE_KEY.matcher(first).lookingAt()) {
            return Optional.of(new KindOfFile(Format.STATE, false));
        }
        if (first.startsWith("user:")) {
            return Optional.of(YAML_RECORDS);
        }
        boolean isTable = Stream.of(lower.split("[,;]", -1))
                .map(cell -> cell.strip().replace("\"", ""))
                .anyMatch(cell -> Column.of(cell).isPresent());
        return isTable ? Optional.of(new KindOfFile(Format.CSV, false)) : Optional.empty();
    }
}
