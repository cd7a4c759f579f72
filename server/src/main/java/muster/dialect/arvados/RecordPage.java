package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import muster.model.Caller;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One page of the records that somebody may see, of which the store can neither filter nor sort. They come by one after the other,
 * and no more of them are held than the page and what lies before it: as they were selected, or where that takes too much memory
 * only by what they are ordered and named.
 */
final class RecordPage {
    /** Beyond it, looking at everything would take longer than a request may. */
    static final int MOST = 100_000;

    private static final int SPARE = 2_000;
    private static final long SPARE_WEIGHT = RecordWeight.MOST / 4;

    private static final Bound USUAL =
            new Bound(MOST, "There are too many records to look through: narrow the list with filters such as uuid.");

    /**
     * @param most how many records are looked through
     * @param tooMany what is said when there are more
     */
    record Bound(int most, String tooMany) {}

    /** @param met how many met the filters, on all pages */
    record Found(List<Listed> page, long met) {}

    private record Kept(Listed record, long weight) {}

    private final ListRequest request;
    private final Bound bound;
    private final Comparator<Kept> order;
    private final int wanted;
    private final RecordDigests distinct = new RecordDigests();
    private final Set<String> uuids = new HashSet<>();
    private final boolean isTwiceSeen;
    private List<Kept> kept = new ArrayList<>();
    private long weight;
    private boolean isLean;
    private long looked;
    private long met;

    private RecordPage(ListRequest request, boolean isTwiceSeen, Bound bound) {
        this.request = request;
        this.bound = bound;
        this.isTwiceSeen = isTwiceSeen;
        order = Comparator.comparing(each -> each.record().json(), RecordOrder.by(request.orders()));
        wanted =
                request.offset() >= bound.most() ? 0 : (int) Math.min(bound.most(), request.offset() + request.limit());
    }

    static Found find(ListRequest request, Columns columns, List<Caller> readers, RecordSource source) {
        return find(request, columns, readers, source, USUAL);
    }

    /** @throws ArvadosRefusal when there are too many to look through, or those of the page are too large */
    static Found find(ListRequest request, Columns columns, List<Caller> readers, RecordSource source, Bound bound) {
        RecordPage page = lookedThrough(request, readers, source, bound);
        List<Listed> records = page.records();
        if (page.isLean && !records.isEmpty()) {
            ListRequest narrowed = request.narrowedTo(named(columns, records));
            RecordPage again = lookedThrough(narrowed, readers, source, bound);
            records = inOrderOf(records, again.records());
            if (again.isLean) {
                throw tooLarge();
            }
        }
        return new Found(records, page.met);
    }

    private static RecordPage lookedThrough(
            ListRequest request, List<Caller> readers, RecordSource source, Bound bound) {
        // The same record may come by twice where several look for the one who asks.
        RecordPage page = new RecordPage(request, readers.size() > 1, bound);
        readers.forEach(reader -> source.forEach(reader, request, page::add));
        return page;
    }

    private static Filter named(Columns columns, List<Listed> records) {
        List<Operand> uuids = records.stream()
                .<Operand>map(record -> new Operand.Text(uuid(record)))
                .toList();
        return Filter.of(columns.filterable(Columns.UUID).orElseThrow(), Operator.IN, new Operand.Many(uuids));
    }

    /** Without those that are gone meanwhile. */
    private static List<Listed> inOrderOf(List<Listed> order, List<Listed> records) {
        Map<String, Listed> found = new HashMap<>();
        records.forEach(record -> found.put(uuid(record), record));
        return order.stream()
                .<@Nullable Listed>map(record -> found.get(uuid(record)))
                .filter(Objects::nonNull)
                .toList();
    }

    private static String uuid(Listed record) {
        return record.json().path(Columns.UUID).asString();
    }

    private static ArvadosRefusal tooLarge() {
        return ArvadosRefusal.invalid(
                "The records of this page are too large: select fewer attributes, narrow the list "
                        + "with filters, or ask for fewer records at once.");
    }

    private void add(Listed record) {
        looked++;
        if (looked > bound.most()) {
            throw ArvadosRefusal.invalid(bound.tooMany());
        }
        if (!RecordFilter.meets(record.json(), request.filters()) || isRepeated(record)) {
            return;
        }
        met++;
        if (wanted == 0) {
            return;
        }
        Kept next = kept(record);
        kept.add(next);
        weight += next.weight();
        if (kept.size() >= wanted + SPARE || weight > RecordWeight.MOST + SPARE_WEIGHT) {
            trim();
        }
    }

    private boolean isRepeated(Listed record) {
        return isTwiceSeen && !uuids.add(uuid(record))
                || request.distinct() && !distinct.add(request.selection().of(record.json()));
    }

    private Kept kept(Listed record) {
        if (!isLean && request.selection().isAll()) {
            return new Kept(record, RecordWeight.of(record.json()));
        }
        ObjectNode json = isLean ? ArvadosJson.object() : request.selection().of(record.json());
        copy(record.json(), Columns.UUID, json);
        request.orders().forEach(each -> copy(record.json(), each.column().name(), json));
        if (!isLean) {
            // Of which rights make another attribute.
            copy(record.json(), Things.OWNER, json);
        }
        return new Kept(new Listed(json, isLean ? null : record.object()), RecordWeight.of(json));
    }

    private static void copy(ObjectNode from, String name, ObjectNode to) {
        if (from.has(name)) {
            to.set(name, from.get(name));
        }
    }

    private void trim() {
        kept.sort(order);
        kept = new ArrayList<>(kept.subList(0, Math.min(wanted, kept.size())));
        weigh();
        if (weight > RecordWeight.MOST && !isLean) {
            isLean = true;
            kept.replaceAll(each -> kept(each.record()));
            weigh();
        }
        if (weight > RecordWeight.MOST) {
            throw tooLarge();
        }
    }

    private void weigh() {
        weight = kept.stream().mapToLong(Kept::weight).sum();
    }

    private List<Listed> records() {
        trim();
        return kept.stream().skip(request.offset()).map(Kept::record).toList();
    }
}
