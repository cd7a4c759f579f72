package muster.console.text;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import muster.directory.PlanProblem;
import muster.model.Failure;

/**
 * What a refusal says to the person at a page. The sentences of the model are English; another language has its own under
 * {@code failure.} and the refusal's name, in which {@code {0}}, {@code {1}} are what the refusal tells.
 *
 * <p>Where a refusal tells a piece of English, like the name of a field, its translation stands under the name of that part
 * and the piece itself, with hyphens between its words and {@code n} for numbers: {@code failure.field.group-name},
 * {@code failure.complaint.has-more-than-n-characters}. A piece that has none stays English.
 */
public final class FailureText {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}]+");

    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int SECONDS_OF_AN_HOUR = 3_600;

    private FailureText() {}

    /** One sentence, or more, in the language of the messages. */
    public static String of(Failure failure, Messages messages) {
        String key = "failure." + failure.getClass().getSimpleName();
        if (!messages.has(key)) {
            return failure.sentence();
        }
        Object[] told = Arrays.stream(failure.getClass().getRecordComponents())
                .map(part -> readable(part.getName(), value(part, failure), messages))
                .toArray();
        return messages.text(key, told);
    }

    /** The same of a refusal that was kept: its name, the texts of its parts, and its sentence in English. */
    public static String of(String word, List<PlanProblem.Detail> details, String sentence, Messages messages) {
        String key = "failure." + word;
        if (!messages.has(key)) {
            return sentence;
        }
        Object[] told = details.stream()
                .map(detail -> translated(detail.name(), detail.value(), messages))
                .toArray();
        return messages.text(key, told);
    }

    private static Object value(RecordComponent part, Failure failure) {
        try {
            return part.getAccessor().invoke(failure);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException("Refusals are public records", impossible);
        }
    }

    private static String readable(String part, Object value, Messages messages) {
        return switch (value) {
            case Duration time -> time(time, messages);
            case Collection<?> several -> several.stream().map(Object::toString).collect(Collectors.joining(", "));
            case String text -> translated(part, text, messages);
            default -> value.toString();
        };
    }

    /** A piece of English in the reader's language. */
    static String translated(String part, String text, Messages messages) {
        String key = pieceKey(part, text);
        Object[] numbers = NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Long::valueOf)
                .toArray();
        return messages.has(key) ? messages.text(key, numbers) : text;
    }

    /** Under which key a piece of English has its translation. */
    static String pieceKey(String part, String text) {
        String numberless = NUMBER.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("n");
        String words = BETWEEN_WORDS.matcher(numberless).replaceAll("-");
        return "failure." + part + "." + words.replaceAll("^-|-$", "");
    }

    /** In the largest unit of which there is at least one, rounded up: who waits so long has waited long enough. */
    private static String time(Duration time, Messages messages) {
        long seconds = Math.max(1, time.plusNanos(999_999_999).toSeconds());
        if (seconds < SECONDS_OF_A_MINUTE) {
            return messages.text("time.seconds", seconds);
        }
        return seconds < SECONDS_OF_AN_HOUR
                ? messages.text("time.minutes", Math.ceilDiv(seconds, SECONDS_OF_A_MINUTE))
                : messages.text("time.hours", Math.ceilDiv(seconds, SECONDS_OF_AN_HOUR));
    }
}
