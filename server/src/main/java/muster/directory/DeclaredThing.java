package muster.directory;

import muster.model.Edit;
import muster.model.HoldingId;
import muster.model.Lane;
import org.jspecify.annotations.Nullable;

/** What people can be given, and of which a file says how it shall be. */
public sealed interface DeclaredThing extends DeclaredItem {

    String name();

    /** Whether there shall be none of that name. */
    boolean absent();

    /** @param owner an account's username, id or claimed address; cleared for nobody */
    record OfGroup(long line, String name, Edit<String> description, Edit<String> owner, boolean absent)
            implements DeclaredThing {}

    /** @param title where it is kept, the name for a new lane */
    record OfLane(
            long line, String name, Edit<Lane.Kind> kind, Edit<String> title, Edit<String> description, boolean absent)
            implements DeclaredThing {}

    /**
     * What everybody has to agree to.
     *
     * @param text the wording, where the directory itself keeps it; another wording is another agreement and has another name
     * @param holding what holds the wording elsewhere; just one of the two is given, and none with {@code absent}
     */
    record OfAgreement(
            long line,
            String name,
            @Nullable String text,
            @Nullable HoldingId holding,
            boolean absent) implements DeclaredThing {}
}
