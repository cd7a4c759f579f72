package muster.directory;

import java.time.Instant;
import muster.model.Mail;

/** Keeps mails. */
public interface MailWriter extends MailReader {

    void add(Mail mail);

    /**
     * Keeps what became of a waiting mail, unless somebody else has taken it in hand meanwhile.
     *
     * @param before as it was read, or as it was left by the caller
     * @return whether it was still like that
     */
    boolean replace(Mail before, Mail after);

    /** Removes at most so many mails that had ended by then. @return how many */
    int removeEndedBy(Instant then, int limit);
}
