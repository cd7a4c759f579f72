package muster.client.arvados;

import java.util.Objects;

/** A member of an object into which filters look. Its values are texts, numbers and booleans. */
public final class JsonMember extends Comparison<Object> {
    JsonMember(String path) {
        super(path);
    }

    @Override
    Object operand(Object value) {
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

    /** Whether there is such a member. */
    public Filter exists(boolean wanted) {
        return filter("exists", wanted);
    }

    /** It is this value, or a list that has it. */
    public Filter contains(Object value) {
        return filter("contains", operand(value));
    }
}
