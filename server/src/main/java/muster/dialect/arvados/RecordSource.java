package muster.dialect.arvados;

import java.util.List;
import java.util.function.Consumer;
import muster.model.Caller;

/** Where the records of a list come from. */
@FunctionalInterface
interface RecordSource {

    /**
     * Hands over, in any order, every record that the reader may see, or at least those that meet the filters.
     *
     * @param request of which it may make use to look at less
     */
    void forEach(Caller reader, ListRequest request, Consumer<Listed> each);

    /** The records of one after those of the other. */
    static RecordSource of(List<RecordSource> sources) {
        return (reader, request, each) -> sources.forEach(source -> source.forEach(reader, request, each));
    }
}
