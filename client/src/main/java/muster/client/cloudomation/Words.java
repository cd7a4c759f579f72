package muster.client.cloudomation;

import java.util.Arrays;
import java.util.Locale;
import muster.client.wire.Fields;

/** Words of closed lists: types in capitals, and others in small letters. */
final class Words {
    private Words() {}

    /** The word in whatever case. */
    static <E extends Enum<E>> E of(Fields fields, String name, Class<E> type) {
        return fields.oneOf(
                name,
                word -> Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().equalsIgnoreCase(word))
                        .findFirst());
    }

    /** In small letters. */
    static String word(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
