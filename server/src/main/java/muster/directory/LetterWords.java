package muster.directory;

import muster.model.Letter;

/** Puts what somebody is to be told into words. */
public interface LetterWords {

    /**
     * A mail's content.
     *
     * @param text what is read where no HTML is shown; says all that the other one says
     */
    record Words(String subject, String text, String html) {}

    Words of(Letter letter);
}
