package muster.console;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form: one sentence for each field that is, and one for the form as a whole if need be. */
final class Problems {
    private final Map<SetUpField, String> byField = new EnumMap<>(SetUpField.class);
    private @Nullable String general;

    static Problems none() {
        return new Problems();
    }

    static Problems at(SetUpField field, String sentence) {
        Problems problems = new Problems();
        problems.add(field, sentence);
        return problems;
    }

    static Problems inGeneral(String sentence) {
        Problems problems = new Problems();
        problems.general = sentence;
        return problems;
    }

    void add(SetUpField field, String sentence) {
        byField.putIfAbsent(field, sentence);
    }

    /** The value, or a note at the field of why the directory will not have it. */
    <T> Optional<T> unlessRefused(SetUpField field, Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (Refused refused) {
            add(field, refused.failure().sentence());
            return Optional.empty();
        }
    }

    boolean isEmpty() {
        return byField.isEmpty() && general == null;
    }

    @Nullable
    String general() {
        return general;
    }

    /** In the order of the form. */
    Map<SetUpField, String> byField() {
        return byField;
    }

    @Nullable
    String at(SetUpField field) {
        return byField.get(field);
    }
}
