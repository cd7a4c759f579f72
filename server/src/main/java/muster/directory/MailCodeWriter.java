package muster.directory;

import java.time.Instant;
import muster.model.AccountId;
import muster.model.MailCode;

/** Keeps the codes that went out by mail. */
public interface MailCodeWriter extends MailCodeReader {

    /** Keeps a code in place of the one that the account had for that purpose. */
    void put(MailCode code);

    /** Forgets the account's code for that purpose: used, or not to be used any more. @return whether there was one */
    boolean remove(AccountId id, MailCode.Purpose purpose);

    /** Counts that the right code came with a wrong second factor. */
    void miss(MailCode code);

    /** Forgets at most so many codes of that purpose whose time was over by then. @return how many */
    int removeExpired(MailCode.Purpose purpose, Instant by, int limit);
}
