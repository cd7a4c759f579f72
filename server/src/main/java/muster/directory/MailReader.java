package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.EmailAddress;
import muster.model.Mail;
import muster.model.MailPurpose;
import org.jspecify.annotations.Nullable;

/** Looks up mails. */
public interface MailReader {

    /**
     * How many mails have not reached anybody.
     *
     * @param failed those that were given up lately
     * @param oldest since when the first of those waits that wait; null when none does
     */
    record Backlog(long waiting, long failed, @Nullable Instant oldest) {}

    /** At most so many mails that somebody may try to send now, the longest due first. */
    List<Mail> due(Instant now, int limit);

    /** At most so many mails that are of no use any more, and in nobody's hands. */
    List<Mail> late(Instant now, int limit);

    /**
     * The newest so many captured mails, oldest first.
     *
     * @param to who they are for, in whatever case; null for anybody
     * @param purpose null for any
     */
    List<Mail> captured(@Nullable EmailAddress to, @Nullable MailPurpose purpose, int limit);

    Backlog backlog();

    /** At most so many mails that were given up, the newest first. */
    List<Mail> failed(int limit);

    /** How many mails were sent at that moment or later. */
    long sentSince(Instant then);
}
