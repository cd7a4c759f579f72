package muster.directory;

import muster.model.Letter;

/** Whether and how this site sends mail. */
public record Post(Mode mode, LetterWords words) {

    /** What becomes of mails. */
    public enum Mode {
        /** There are none: codes are handed on by people. */
        OFF,
        /** They are sent. */
        SEND,
        /** They are kept to be looked at, and never sent. */
        CAPTURE
    }

    /** A site without mail. */
    public static final Post NONE = new Post(Mode.OFF, Post::noWords);

    private static LetterWords.Words noWords(Letter letter) {
        throw new IllegalStateException("No mail is written at a site without mail: " + letter);
    }
}
