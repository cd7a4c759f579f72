package muster.client.cloudomation;

import muster.client.wire.Fields;

/** A property that is a text. In a pattern {@code %} is any run, {@code _} one character, and a backslash takes that away. */
public final class TextProperty extends OrderedProperty<String> {

    TextProperty(String name, Told told) {
        super(name, String.class, told, Fields::text);
    }

    /** Is like the pattern, letter by letter. */
    public Filter like(String pattern) {
        return Filter.comparison(this, "like", pattern);
    }

    /** Is not like the pattern; who has none meets it as well. */
    public Filter notLike(String pattern) {
        return Filter.comparison(this, "not_like", pattern);
    }

    /** Is like the pattern, whatever the case of letters. */
    public Filter ilike(String pattern) {
        return Filter.comparison(this, "ilike", pattern);
    }

    /** The text as a pattern that only it is like. */
    public static String literal(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
