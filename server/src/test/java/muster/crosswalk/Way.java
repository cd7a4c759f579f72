package muster.crosswalk;

import org.jspecify.annotations.Nullable;

/**
 * How an act is done at one door, or why it is not.
 *
 * @param told the call, form or command; the reason where there is none
 * @param doing null where the act cannot be done
 * @param otherwise what is shown otherwise than after the act at other doors, as in {@link Sight#with}; empty for nothing
 */
record Way(String told, @Nullable Doing doing, String otherwise) {
    /** Does the act to somebody, and fails when the door does not say that it is done. */
    interface Doing {
        void to(Somebody who, CrosswalkSite site);
    }

    boolean exists() {
        return doing != null;
    }
}
