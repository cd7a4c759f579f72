package muster.dialect.arvados;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What kinds of objects are called, and which part of a uuid tells the kind. Source: Arvados API, identifiers. */
final class Kinds {
    private static final Map<String, String> TYPES = Map.of(
            "arvados#user", ArvadosUuid.USER,
            "arvados#group", ArvadosUuid.GROUP,
            "arvados#link", ArvadosUuid.LINK,
            "arvados#collection", ArvadosUuid.COLLECTION,
            "arvados#apiClientAuthorization", ArvadosUuid.TOKEN,
            "arvados#virtualMachine", ArvadosUuid.VIRTUAL_MACHINE,
            "arvados#authorizedKey", ArvadosUuid.AUTHORIZED_KEY);

    private Kinds() {}

    /** The middle part of the uuids of that kind; null for a kind that is not known. */
    static @Nullable String type(String kind) {
        return TYPES.get(kind);
    }

    /** The kind of the object with that uuid; empty for none that is known. */
    static Optional<String> ofUuid(String uuid) {
        return ArvadosUuid.parse(uuid)
                .flatMap(parsed -> TYPES.entrySet().stream()
                        .filter(entry -> parsed.is(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst());
    }
}
