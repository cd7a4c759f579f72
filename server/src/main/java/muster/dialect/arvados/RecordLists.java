package muster.dialect.arvados;

import java.util.List;
import muster.directory.Keys;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Rank;
import tools.jackson.databind.node.ObjectNode;

/** Answers the lists of a resource whose records are filtered and sorted here. */
final class RecordLists {
    /** Makes the records of a page whole, for the one who reads. */
    @FunctionalInterface
    interface Dressing {
        List<ObjectNode> dress(Caller reader, ListRequest request, List<Listed> page);
    }

    private final String kind;
    private final Columns columns;
    private final RecordSource source;
    private final Dressing dressed;

    /**
     * @param kind of one record
     * @param dressed adds to the records of a page what costs too much to find out for all
     */
    RecordLists(String kind, Columns columns, RecordSource source, Dressing dressed) {
        this.kind = kind;
        this.columns = columns;
        this.source = source;
        this.dressed = dressed;
    }

    static List<ObjectNode> plain(Caller reader, ListRequest request, List<Listed> page) {
        return page.stream().map(Listed::json).toList();
    }

    Response answer(Call call) {
        ListRequest request = ListRequest.read(call.parameters(), columns);
        List<Caller> readers = readers(call);
        RecordPage.Found found = RecordPage.find(request, columns, readers, source);
        List<ObjectNode> records = dressed.dress(readers.getFirst(), request, found.page());
        return ArvadosJson.list(ListAnswer.of(kind + "List", request, records, found.met()));
    }

    /** An administrator sees all that the others do; who was never activated is shown no lists. */
    static List<Caller> readers(Call call) {
        Caller reader = call.reader();
        return reader.isAtLeast(Rank.ADMINISTRATOR)
                ? List.of(reader)
                : call.readers().stream().map(Keys.Known::caller).distinct().toList();
    }
}
