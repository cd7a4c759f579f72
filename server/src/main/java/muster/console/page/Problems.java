package muster.console.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form: one sentence for each field that is, and one for the form as a whole if need be. */
public final class Problems {
    private final Map<String, String> byField = new LinkedHashMap<>();
    private @Nullable String general;

    public static Problems none() {
        return new Problems();
    }

    public static Problems at(String field, String sentence) {
        Problems problems = new Problems();
        problems.add(field, sentence);
        return problems;
    }

    public static Problems inGeneral(String sentence) {
        Problems problems = new Problems();
        problems.general = sentence;
        return problems;
    }

    /** The first sentence about a field is the one that stays. */
    public void add(String field, String sentence) {
        byField.putIfAbsent(field, sentence);
    }

    public boolean isEmpty() {
        return byField.isEmpty() && general == null;
    }

    public @Nullable String general() {
        return general;
    }

    /** In the order in which they were found. */
    public Map<String, String> byField() {
        return byField;
    }

    public @Nullable String at(String field) {
        return byField.get(field);
    }
}
