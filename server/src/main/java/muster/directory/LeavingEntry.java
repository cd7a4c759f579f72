package muster.directory;

import muster.model.Account;
import muster.model.Departure;
import muster.model.Failure;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of those who leave.
 *
 * @param heldUp why the next step cannot be done as things stand; null when nothing holds it up
 */
public record LeavingEntry(
        Departure departure, Account account, @Nullable Failure heldUp) {}
