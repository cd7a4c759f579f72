package muster.client.arvados;

import java.util.Objects;

/** What can be asked of texts. */
public class TextComparison extends Comparison<String> {
    TextComparison(Object attribute) {
        super(attribute);
    }

    @Override
    Object operand(String value) {
        return Objects.requireNonNull(value);
    }

    /** @param pattern in which {@code %} stands for any run and {@code _} for one character; case matters */
    public Filter like(String pattern) {
        return filter("like", operand(pattern));
    }

    /** @param pattern as for {@link #like}, whatever the case */
    public Filter ilike(String pattern) {
        return filter("ilike", operand(pattern));
    }
}
