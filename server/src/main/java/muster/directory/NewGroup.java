package muster.directory;

import muster.model.Group;
import muster.model.GroupName;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/**
 * A group to be made.
 *
 * @param name null for what the first door that names groups calls it
 * @param properties JSON text of what a door keeps with the group
 * @param minding who minds it
 */
public record NewGroup(@Nullable GroupName name, @Nullable String description, String properties, Minding minding) {

    /** @throws muster.model.Refused {@link muster.model.Failure.Malformed} as {@link Group#check} says */
    public NewGroup {
        Group.check(description, properties);
    }

    /** Who minds a group from the beginning. */
    public sealed interface Minding {

        /** Whoever makes it owns it. */
        record ByMaker() implements Minding {}

        /** It has no owner; a party gets the right to manage it, which can be withdrawn like any other. */
        record ByParty(Party manager) implements Minding {}

        /** Nobody but administrators. */
        record ByNobody() implements Minding {}
    }

    static NewGroup of(GroupName name) {
        return new NewGroup(name, null, Group.NO_PROPERTIES, new Minding.ByMaker());
    }
}
