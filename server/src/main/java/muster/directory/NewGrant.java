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
    private static final int MAXIMUM_PURPOSE_LENGTH = 255;
    private static final int MAXIMUM_PROPERTIES_LENGTH = 1 << 16;

    /** @throws Refused {@link Failure.Malformed} when a text is too long */
    public NewGrant {
        check(purpose, properties);
    }

    /** A right and nothing beside. */
    public static NewGrant right(Party party, GrantObject object, Grant.Level level) {
        return new NewGrant(party, object, Grant.RIGHT, level, Grant.NO_PROPERTIES);
    }

    static void check(String purpose, String properties) {
        if (purpose.length() > MAXIMUM_PURPOSE_LENGTH) {
            throw new Refused(new Failure.Malformed("purpose", "is too long"));
        }
        if (properties.length() > MAXIMUM_PROPERTIES_LENGTH) {
            throw new Refused(new Failure.Malformed("properties", "are too long"));
        }
    }

    boolean isRight() {
        return purpose.equals(Grant.RIGHT);
    }
}
