package muster.app;

import java.util.List;

/** The settings make no sense; says everything that is wrong with them at once. */
final class BadSettings extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    BadSettings(List<String> mistakes) {
        super("The settings are not usable:\n  " + String.join("\n  ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    List<String> mistakes() {
        return mistakes;
    }
}
