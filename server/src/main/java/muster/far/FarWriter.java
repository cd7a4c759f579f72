package muster.far;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes another server. Each method asks once and throws {@link FarTrouble}; what was done before stays done. People and groups are
 * meant by the ids that {@link FarServer} tells.
 */
public interface FarWriter {

    /** What the platform lets an administrator write. */
    enum Field {
        USERNAME,
        EMAIL,
        NAMES,
        DESCRIPTION,
        RANK,
        /** Whether somebody can be kept from working without being removed. */
        STANDING,
        GROUPS
    }

    Set<Field> writes();

    /** Why the platform could not hold this person; null where it can. */
    @Nullable
    String refusal(FarPerson wanted);

    /** For platforms that hold nobody without both. */
    static @Nullable String lackOfUsernameOrAddress(FarPerson wanted) {
        return wanted.username() == null || wanted.email() == null
                ? "The platform needs a username and an e-mail address."
                : null;
    }

    /**
     * Makes an account whose person has still to choose a password there.
     *
     * @return its id
     */
    String create(FarPerson wanted);

    /** Writes those fields of an account, and no others. */
    void update(String id, FarPerson wanted, Set<Field> fields);

    /** Keeps somebody from working there; only where {@link Field#STANDING} is written. */
    default void bar(String id) {
        throw new FarTrouble("The platform locks nobody.");
    }

    /** Whether the platform tells who is kept from working from who has not come yet. */
    default boolean tellsLockedFromNew() {
        return true;
    }

    /** Lets somebody work there again. */
    default void free(String id) {
        throw new FarTrouble("The platform locks nobody.");
    }

    /**
     * Only where {@link Field#GROUPS} are written.
     *
     * @return its id
     */
    default String createGroup(String name) {
        throw new FarTrouble("Groups are not written at this platform.");
    }

    default void join(String groupId, String personId) {
        throw new FarTrouble("Groups are not written at this platform.");
    }

    default void leave(String groupId, String personId) {
        throw new FarTrouble("Groups are not written at this platform.");
    }

    /** Whether accounts can be removed. */
    default boolean removes() {
        return true;
    }

    /** Removes an account as far as the platform removes any: into its trash where it has one. */
    default void remove(String id) {
        throw new FarTrouble("The platform removes nobody.");
    }
}
