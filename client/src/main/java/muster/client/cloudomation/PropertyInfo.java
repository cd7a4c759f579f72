package muster.client.cloudomation;

import java.util.List;
import java.util.OptionalLong;
import muster.client.wire.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the server declares of a property of users.
 *
 * @param type UUID, DateTime, String, Text, Integer, BigInteger, Boolean or Enum
 * @param lengthIfAny the most characters of a String; null for other types
 * @param values the words of an Enum, in their order; empty for other types
 * @param importExport {@code neither}, {@code both} or {@code export only}
 * @param read {@code all}, {@code priv} or {@code never}
 * @param write who writes it, in words for people
 */
public record PropertyInfo(
        String name,
        String type,
        boolean isNullable,
        @Nullable Long lengthIfAny,
        List<String> values,
        String importExport,
        String read,
        String write) {

    public PropertyInfo {
        values = List.copyOf(values);
    }

    static PropertyInfo of(Fields fields) {
        return new PropertyInfo(
                fields.text("name"),
                fields.text("type"),
                fields.flag("nullable"),
                fields.value("length").isPresent() ? fields.number("length") : null,
                fields.value("values").isPresent() ? fields.texts("values") : List.of(),
                fields.text("import_export"),
                fields.text("read"),
                fields.text("write"));
    }

    public OptionalLong length() {
        return lengthIfAny == null ? OptionalLong.empty() : OptionalLong.of(lengthIfAny);
    }
}
