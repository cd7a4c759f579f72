package muster.dialect.arvados;

import java.util.Arrays;
import java.util.Optional;
import muster.directory.Agreements;
import muster.directory.Holdings.Sort;

/** What people own on this platform. */
enum ThingKind {
    PROJECT("project", ArvadosUuid.GROUP, "arvados#group"),
    COLLECTION("collection", ArvadosUuid.COLLECTION, "arvados#collection"),
    VIRTUAL_MACHINE("virtual_machine", ArvadosUuid.VIRTUAL_MACHINE, "arvados#virtualMachine"),
    AUTHORIZED_KEY("authorized_key", ArvadosUuid.AUTHORIZED_KEY, "arvados#authorizedKey");

    private final String sortWord;
    private final String uuidType;
    private final String word;

    ThingKind(String sortWord, String uuidType, String word) {
        this.sortWord = sortWord;
        this.uuidType = uuidType;
        this.word = word;
    }

    /** What the directory calls such things. */
    Sort sort() {
        return new Sort(ArvadosNames.DOOR, sortWord);
    }

    String uuidType() {
        return uuidType;
    }

    /** What records of this kind say they are. */
    String word() {
        return word;
    }

    /** An agreement that the directory itself keeps is signed here too, and goes by as a collection. */
    static Optional<ThingKind> of(Sort sort) {
        if (sort.equals(Agreements.KEPT_HERE)) {
            return Optional.of(COLLECTION);
        }
        return Arrays.stream(values()).filter(kind -> kind.sort().equals(sort)).findFirst();
    }

    /** The kind of things whose uuids have this part; a uuid of a project may be one of a role group, too. */
    static Optional<ThingKind> ofType(String uuidType) {
        return Arrays.stream(values())
                .filter(kind -> kind.uuidType.equals(uuidType))
                .findFirst();
    }
}
