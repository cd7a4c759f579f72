package muster.client.arvados;

import java.util.Arrays;
import java.util.stream.Stream;

/** A column of uuids, which tell the kind of what they name. */
public final class UuidColumn extends TextColumn {
    UuidColumn(String name) {
        super(name);
    }

    /** The uuid names something of one of these kinds. */
    public Filter isA(ObjectKind first, ObjectKind... others) {
        return filter(
                "is_a",
                Stream.concat(Stream.of(first), Arrays.stream(others))
                        .map(ObjectKind::word)
                        .toList());
    }
}
