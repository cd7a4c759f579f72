package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of the records that somebody may see, of which the store can neither filter nor sort. They come by one after the other,
 * and no more of them are held than the page and what lies before it.
 */
final class RecordPage {
    /** Beyond it, looking at everything would take longer than a request may. */
    static final int MOST = 100_000;

    private static final int SPARE = 2_000;

    private static final String TOO_MANY =
            "There are too many records to look through: narrow the list with filters such as uuid.";

    private final ListRequest request;
    private final int most;
    private final String tooMany;
    private final Comparator<Listed> order;
    private final long wanted;
    private final Set<ObjectNode> distinct = new HashSet<>();
    private final Set<String> uuids = new HashSet<>();
    private final boolean isTwiceSeen;
    private List<Listed> kept = new ArrayList<>();
    private long looked;
    private long met;

    /** @param isTwiceSeen whether the same record may come by twice, because several look for the one who asks */
    RecordPage(ListRequest request, boolean isTwiceSeen) {
        this(request, isTwiceSeen, MOST, TOO_MANY);
    }

    /**
     * @param most how many records are looked through
     * @param tooMany what is said when there are more
     */
    RecordPage(ListRequest request, boolean isTwiceSeen, int most, String tooMany) {
        this.request = request;
        this.most = most;
        this.tooMany = tooMany;
        this.isTwiceSeen = isTwiceSeen;
        order = Comparator.comparing(Listed::json, RecordOrder.by(request.orders()));
        wanted = Math.min(most, request.offset() + request.limit());
    }

    /** @throws ArvadosRefusal when there are too many to look through */
    void add(Listed record) {
        looked++;
        if (looked > most) {
            throw ArvadosRefusal.invalid(tooMany);
        }
        if (!RecordFilter.meets(record.json(), request.filters()) || isRepeated(record.json())) {
            return;
        }
        met++;
        kept.add(record);
        if (kept.size() >= wanted + SPARE) {
            trim();
        }
    }

    private boolean isRepeated(ObjectNode record) {
        return isTwiceSeen && !uuids.add(record.path(Columns.UUID).asString())
                || request.distinct() && !distinct.add(request.selection().of(record));
    }

    private void trim() {
        kept.sort(order);
        kept = new ArrayList<>(kept.subList(0, (int) Math.min(wanted, kept.size())));
    }

    /** How many met the filters. */
    long met() {
        return met;
    }

    List<Listed> records() {
        trim();
        return kept.stream().skip(request.offset()).toList();
    }
}
