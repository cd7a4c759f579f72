package muster.dialect.arvados;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import muster.directory.Ledger;
import muster.http.Response;
import muster.model.Caller;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** The resource {@code logs}: the ledger, for administrators; others see none of it. Source: Arvados API, logs. */
final class ArvadosLogs implements Resource, RecordSource {
    private static final int BATCH = 100;
    private static final Set<String> TIMES = Set.of("created_at", "modified_at", "event_at");

    /** Events stand in the order in which they were begun, which is not quite that of their times. */
    private static final Duration DISORDER = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final LogRecords records;
    private final RecordLists lists = new RecordLists(LogFields.KIND, LogFields.COLUMNS, this, RecordLists::plain);

    ArvadosLogs(Ledger ledger, LogRecords records) {
        this.ledger = ledger;
        this.records = records;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(LogFields.SCHEMA);
        StandardMethods.of(LogFields.RESOURCE, "log", LogFields.SCHEMA.name())
                .list(lists::answer)
                .get(this::get)
                .addTo(endpoints);
    }

    private Response get(Call call) {
        Selection selection = Selection.read(call.parameters(), LogFields.COLUMNS);
        Listed record =
                found(call.reader(), call.path(Columns.UUID)).findFirst().orElseThrow(ArvadosRefusal::notFound);
        return ArvadosJson.ok(selection.of(record.json()));
    }

    private Stream<Listed> found(Caller reader, String uuid) {
        Optional<Long> number = records.number(uuid);
        if (number.isEmpty() || number.get() == Long.MAX_VALUE || !reader.isAtLeast(Rank.ADMINISTRATOR)) {
            return Stream.empty();
        }
        List<Event> events = ledger.list(reader, new EventId(number.get() + 1), false, 1).events().stream()
                .filter(event -> event.id().value() == number.get())
                .toList();
        return records.of(reader, events).stream();
    }

    /** From the latest back to the first that the filters can mean. */
    @Override
    public void forEach(Caller reader, ListRequest request, Consumer<Listed> each) {
        if (!reader.isAtLeast(Rank.ADMINISTRATOR)) {
            return;
        }
        Optional<Set<String>> named = Narrowing.values(request.filters(), Columns.UUID);
        if (named.isPresent()) {
            named.get().stream().flatMap(uuid -> found(reader, uuid)).forEach(each);
            return;
        }
        Instant earliest = earliest(request.filters());
        EventId last = null;
        long looked = 0;
        boolean more = true;
        while (more) {
            Ledger.Page page = ledger.list(reader, last, false, BATCH);
            looked += page.events().size();
            if (looked > RecordPage.MOST) {
                throw ArvadosRefusal.invalid(
                        "There are too many logs to look through: narrow the list with a filter on created_at.");
            }
            records.of(reader, page.events()).forEach(each);
            last = page.events().isEmpty() ? last : page.events().getLast().id();
            more = page.more() && !page.events().getLast().at().isBefore(earliest.minus(DISORDER));
        }
    }

    /** Nothing before it meets the filters. */
    private static Instant earliest(List<Filter> filters) {
        Instant earliest = Instant.EPOCH;
        for (Filter filter : filters) {
            Instant named = earliest(filter);
            if (named != null && named.isAfter(earliest)) {
                earliest = named;
            }
        }
        return earliest;
    }

    private static @Nullable Instant earliest(Filter filter) {
        if (!(filter instanceof Filter.Any(var comparisons)) || comparisons.size() != 1) {
            return null;
        }
        Filter.Comparison only = comparisons.getFirst();
        boolean isBound = only.operator() == Operator.GREATER
                || only.operator() == Operator.AT_LEAST
                || only.operator() == Operator.EQUAL;
        return isBound && TIMES.contains(only.column().name()) && only.operand() instanceof Operand.Time(Instant time)
                ? time
                : null;
    }
}
