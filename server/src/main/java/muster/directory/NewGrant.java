package muster.directory;

import muster.model.Failure;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Party;
import muster.model.Refused;

/**
 * A grant to be given.
 *
 * @param purpose {@link Grant#RIGHT}, or the word for a grant of another kind
 * @param properties JSON text of what a door keeps with the grant
 */
public record NewGrant(Party party, GrantObject object, String purpose, Grant.Level level, String properties) {

    /** @throws Refused {@link Failure.Malformed} as {@link Grant#check} says */
    public NewGrant {
        Grant.check(purpose, properties);
    }

    /** A right and nothing beside. */
    public static NewGrant right(Party party, GrantObject object, Grant.Level level) {
        return new NewGrant(party, object, Grant.RIGHT, level, Grant.NO_PROPERTIES);
    }

    boolean isRight() {
        return purpose.equals(Grant.RIGHT);
    }
}
