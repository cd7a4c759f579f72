package muster.dialect.cryosparc;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import muster.directory.Identifiers;
import muster.directory.WireNaming;
import muster.directory.WireNaming.Thing;

/** What this door calls accounts: 24 hexadecimal digits, which are too few for the directory's own ids. */
public final class CryosparcNames {
    static final String DOOR = CryosparcTokens.DOOR;
    static final String USER = "user";

    private CryosparcNames() {}

    public static List<WireNaming> namings() {
        return List.of(new WireNaming(DOOR, USER, Thing.ACCOUNT, CryosparcNames::fresh, Map.of()));
    }

    /** The first 96 bits of an id, which are in the order of time as the platform's own ids are, and unguessable in the rest. */
    private static String fresh(Identifiers identifiers) {
        UUID id = identifiers.uuid();
        return "%016x%08x".formatted(id.getMostSignificantBits(), id.getLeastSignificantBits() >>> Integer.SIZE);
    }
}
