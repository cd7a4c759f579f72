package muster.backup.age;

import java.io.IOException;

/** An encrypted file cannot be opened: with this key, or at all. */
public final class AgeRefused extends IOException {
    private static final long serialVersionUID = 1L;

    AgeRefused(String sentence) {
        super(sentence);
    }
}
