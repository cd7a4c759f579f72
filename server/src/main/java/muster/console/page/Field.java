package muster.console.page;

import org.jspecify.annotations.Nullable;

/**
 * One field of a form, as its template shows it.
 *
 * @param name as in the form, and its id on the page
 * @param type as HTML knows it
 * @param value what stands in it; never that of a password
 * @param autocomplete what browsers and password stores know such a field by
 * @param hint null where the label says enough
 * @param problem what is wrong with it; null for nothing
 * @param required whether a browser may refuse to send it empty
 */
public record Field(
        String name,
        String label,
        String type,
        String value,
        String autocomplete,
        @Nullable String hint,
        @Nullable String problem,
        boolean required,
        boolean focused) {

    public static Field text(String name, String label) {
        return new Field(name, label, "text", "", "off", null, null, false, false);
    }

    public static Field email(String name, String label) {
        return text(name, label).as("email", "email");
    }

    public static Field newPassword(String name, String label) {
        return text(name, label).as("password", "new-password");
    }

    public static Field password(String name, String label) {
        return text(name, label).as("password", "current-password");
    }

    public Field as(String newType, String newAutocomplete) {
        return new Field(name, label, newType, value, newAutocomplete, hint, problem, required, focused);
    }

    public Field holding(@Nullable String newValue) {
        return new Field(
                name, label, type, newValue == null ? "" : newValue, autocomplete, hint, problem, required, focused);
    }

    public Field hinting(String newHint) {
        return new Field(name, label, type, value, autocomplete, newHint, problem, required, focused);
    }

    /** With what these problems say of it. */
    public Field with(Problems problems) {
        return new Field(name, label, type, value, autocomplete, hint, problems.at(name), required, focused);
    }

    public Field needed() {
        return new Field(name, label, type, value, autocomplete, hint, problem, true, focused);
    }

    public Field first() {
        return new Field(name, label, type, value, autocomplete, hint, problem, required, true);
    }

    /** The ids of what describes it; null for nothing, which leaves the attribute away. */
    public @Nullable String describedBy() {
        String hintId = hint == null ? "" : name + "-hint";
        String problemId = problem == null ? "" : name + "-problem";
        String both = (hintId + " " + problemId).strip();
        return both.isEmpty() ? null : both;
    }
}
