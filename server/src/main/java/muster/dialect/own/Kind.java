package muster.dialect.own;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a JSON value can be: the words for it in the OpenAPI document, and what {@link Checks} looks for. */
sealed interface Kind {
    /** @param most characters (code points) */
    record Text(int most) implements Kind {}

    /** A time with its offset, as RFC 3339 writes it. */
    record Time() implements Kind {}

    record Uuid() implements Kind {}

    /** The number of a key or an event, as text: it may have more digits than a double holds. */
    record Number() implements Kind {}

    record Whole(long least, long most) implements Kind {}

    record Flag() implements Kind {}

    record Words(List<String> words) implements Kind {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** @param most entries */
    record Many(Kind each, int most) implements Kind {}

    /** An object with these members. */
    record Part(Shape<?> shape) implements Kind {}

    /** An object with these fields, as clients send it. */
    record Inner(Form form) implements Kind {}

    /** Texts by names that are not ours. */
    record Texts(int most) implements Kind {}

    /** Whatever a platform keeps. */
    record Anything() implements Kind {}

    int LONGEST_LINE = 255;
    int LONGEST_ADDRESS = 320;
    int LONGEST_NAME = 4_096;
    int LONGEST_TEXT = 1 << 16;

    Kind LINE = new Text(LONGEST_LINE);
    Kind ADDRESS = new Text(LONGEST_ADDRESS);
    Kind NAME = new Text(LONGEST_NAME);
    Kind LONG_TEXT = new Text(LONGEST_TEXT);
    Kind TIME = new Time();
    Kind UUID = new Uuid();
    Kind NUMBER = new Number();
    Kind COUNT = new Whole(0, Long.MAX_VALUE);
    Kind FLAG = new Flag();
    Kind ANYTHING = new Anything();

    static Kind many(Kind each) {
        return new Many(each, Integer.MAX_VALUE);
    }

    static Kind words(Class<? extends Enum<?>> type) {
        return new Words(Arrays.stream(type.getEnumConstants()).map(Json::word).toList());
    }

    /** The value of that word; null for a word that is none of them. */
    static <E extends Enum<E>> @Nullable E value(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> Json.word(value).equals(word))
                .findFirst()
                .orElse(null);
    }
}
