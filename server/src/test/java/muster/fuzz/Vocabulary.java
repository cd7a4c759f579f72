package muster.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words that mean something to a server: some that are known, and many that its own answers brought. */
final class Vocabulary {
    private static final int MOST_OF_A_KIND = 400;
    private static final Pattern IDS = Pattern.compile(
            "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z0-9]{5}-[a-z0-9]{5}-[a-z0-9]{15}|\\b[0-9a-f]{24}\\b|\\b[0-9]{1,19}\\b");
    private static final Pattern NAMES = Pattern.compile("\"([A-Za-z_]{2,40})\":|name=\"([A-Za-z_]{2,40})\"");
    private static final Pattern VALUES = Pattern.compile("\":\\s*\"([^\"\\\\]{1,120})\"|value=\"([^\"]{1,120})\"");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "null",
            "true",
            "0",
            "-1",
            "1",
            "7",
            "1e999",
            "9223372036854775807",
            "9223372036854775808",
            "%",
            "_",
            "\\",
            "\u0000",
            "\u202e",
            "\ufeff",
            "\ud83e\uddea",
            "'",
            "\"",
            "<b>",
            "[]",
            "{}",
            "[[\"uuid\",\"=\",\"x\"]]",
            "a,b",
            "-name",
            "name desc",
            "2026-03-01T12:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "0000-00-00",
            "@",
            "a@b",
            "iris",
            "*",
            "..",
            "/",
            "//x",
            "administrator",
            "viewer",
            "\u1e9e\u0130\u0345",
            "x".repeat(3_000));

    private final SplittableRandom random;
    private final List<String> ids = new ArrayList<>(List.of("0195f0a0-0000-7000-8000-000000000001", "me", "current"));
    private final List<String> names = new ArrayList<>(List.of(
            "limit",
            "offset",
            "filters",
            "filter",
            "order",
            "select",
            "count",
            "page_number",
            "page_size",
            "cursor",
            "after",
            "q",
            "sort",
            "state",
            "rank",
            "prefix",
            "where",
            "include",
            "distinct",
            "_method",
            "where[any]",
            "user[prefs][x]"));
    private final List<String> values = new ArrayList<>(ODD);

    Vocabulary(SplittableRandom random) {
        this.random = random;
    }

    /** Keeps what an answer brought. */
    void learn(String answer) {
        String begin = answer.substring(0, Math.min(answer.length(), 20_000));
        learn(IDS, begin, ids);
        learn(NAMES, begin, names);
        learn(VALUES, begin, values);
    }

    private void learn(Pattern pattern, String answer, List<String> kept) {
        Matcher found = pattern.matcher(answer);
        for (int taken = 0; taken < 20 && found.find(); taken++) {
            String word = found.group();
            for (int group = 1; group <= found.groupCount(); group++) {
                word = found.group(group) == null ? word : found.group(group);
            }
            if (kept.size() < MOST_OF_A_KIND) {
                kept.add(word);
            } else {
                kept.set(random.nextInt(MOST_OF_A_KIND), word);
            }
        }
    }

    String id() {
        return random.nextInt(6) == 0 ? value() : one(ids);
    }

    String name() {
        return one(names);
    }

    String value() {
        return switch (random.nextInt(4)) {
            case 0 -> one(ODD);
            case 1 -> one(ids);
            default -> one(values);
        };
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
