package muster.directory;

import java.time.Instant;
import muster.model.AccountId;
import muster.model.Code;

/** Keeps the codes with which people set their passwords. */
public interface CodeWriter extends CodeReader {

    /** Keeps a new code; the account must have no open one of that purpose. */
    void add(Code code);

    /** Ends a code and erases its sealed copy. */
    void end(Code code, Code.Ending ending, Instant now);

    /** Counts a wrong try of this code, and of all codes together. */
    void miss(Code code, Instant now);

    /** @return whether this account was shown the code for the first time */
    boolean display(Code code, AccountId viewer, Instant now);

    /** Ends codes whose time is over by now, at most so many, erasing their sealed copies. @return how many */
    int endExpired(Instant now, int limit);

    /** Removes codes that had ended by then, at most so many, and counts of misses before then. @return how many codes */
    int removeEndedBy(Instant then, int limit);
}
