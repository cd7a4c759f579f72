package muster.directory;

import java.util.List;

/** The values by which an entry is ordered in its list, the id last. Opaque but to the store. */
public record PageMark(List<String> values) {
    public PageMark {
        values = List.copyOf(values);
    }
}
