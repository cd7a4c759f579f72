package muster.dialect.arvados;

import java.util.Arrays;
import java.util.Optional;
import muster.directory.Holdings.Sort;

/** What people own on this platform. */
enum ThingKind {
    PROJECT("project", ArvadosUuid.GROUP),
    COLLECTION("collection", ArvadosUuid.COLLECTION),
    VIRTUAL_MACHINE("virtual_machine", ArvadosUuid.VIRTUAL_MACHINE),
    AUTHORIZED_KEY("authorized_key", ArvadosUuid.AUTHORIZED_KEY);

    private final String word;
    private final String uuidType;

    ThingKind(String word, String uuidType) {
        this.word = word;
        this.uuidType = uuidType;
    }

    /** What the directory calls such things. */
    Sort sort() {
        return new Sort(ArvadosNames.DOOR, word);
    }

    String uuidType() {
        return uuidType;
    }

    static Optional<ThingKind> of(Sort sort) {
        return Arrays.stream(values()).filter(kind -> kind.sort().equals(sort)).findFirst();
    }

    /** The kind of things whose uuids have this part; a uuid of a project may be one of a role group, too. */
    static Optional<ThingKind> ofType(String uuidType) {
        return Arrays.stream(values())
                .filter(kind -> kind.uuidType.equals(uuidType))
                .findFirst();
    }
}
