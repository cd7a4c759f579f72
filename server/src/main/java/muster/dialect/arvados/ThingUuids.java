package muster.dialect.arvados;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.directory.Estate.Label;
import muster.model.Holding;

/** Names what people own, by its number. */
final class ThingUuids {
    private final Map<ThingKind, NumberedUuids> uuids;

    ThingUuids(String cluster) {
        uuids = Arrays.stream(ThingKind.values())
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), kind -> new NumberedUuids(cluster, kind.uuidType())));
    }

    String of(ThingKind kind, Holding holding) {
        return of(kind).of(holding.number()).toString();
    }

    /** The uuid of something that is known by its label alone; empty for what does not belong to this platform. */
    Optional<String> of(Label label) {
        return ThingKind.of(label.sort())
                .map(kind -> of(kind).of(label.number()).toString());
    }

    /** The number of the thing with this uuid; empty for what names none, whether there is such a thing or not. */
    Optional<Long> number(ThingKind kind, String uuid) {
        return of(kind).number(uuid);
    }

    private NumberedUuids of(ThingKind kind) {
        NumberedUuids found = uuids.get(kind);
        if (found == null) {
            throw new IllegalStateException("nothing names a " + kind);
        }
        return found;
    }
}
