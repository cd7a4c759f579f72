package muster.dialect.connect;

import java.util.List;
import muster.directory.Ledger;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.Event;
import muster.model.EventId;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * {@code v1/audit_logs}: the ledger, page by page. A cursor is the id of the event at an end of the page; the R client
 * follows the whole address in {@code paging.next} until it is null.
 */
final class ConnectAuditLog {
    private final Ledger ledger;
    private final ConnectKeys keys;

    ConnectAuditLog(Ledger ledger, ConnectKeys keys) {
        this.ledger = ledger;
        this.keys = keys;
    }

    /** What a client wants of the log; at most one cursor counts. */
    private record Wanted(
            int limit,
            boolean ascending,
            @Nullable EventId next,
            @Nullable EventId previous,
            boolean last) {

        static Wanted of(Query query) {
            // The reference of 2026 spells it ascOrder, older ones asc_order.
            boolean ascending =
                    ConnectParameters.flag(query, "asc_order", ConnectParameters.flag(query, "ascOrder", true));
            return new Wanted(
                    ConnectParameters.limit(query),
                    ascending,
                    cursor(query, "next"),
                    cursor(query, "previous"),
                    ConnectParameters.flag(query, "last", false));
        }

        private static @Nullable EventId cursor(Query query, String name) {
            String text = ConnectParameters.text(query, name);
            return text == null
                    ? null
                    : EventId.parse(text)
                            .orElseThrow(() -> new ConnectRefusal(
                                    ConnectCode.INVALID_PARAMETER, "The parameter " + name + " is not a cursor."));
        }

        /** Whether the page is found from its far end: the one before a cursor, or the last one of all. */
        boolean isBackwards() {
            return next == null && (previous != null || last);
        }
    }

    /** A page in the order asked for, with the cursors of its neighbours. */
    private record Found(
            List<Event> events,
            AuditWords words,
            @Nullable EventId previous,
            @Nullable EventId next) {}

    void addTo(Routes routes) {
        routes.add("GET", "/v1/audit_logs", "maySeeLedger", this::list);
    }

    private Response list(Request request) {
        Caller caller = keys.caller(request);
        Wanted wanted = Wanted.of(request.query());
        Found found = wanted.isBackwards() ? before(caller, wanted) : after(caller, wanted);
        String address = request.baseUrl() + "/__api__/v1/audit_logs?limit=" + wanted.limit() + "&asc_order="
                + wanted.ascending();
        return ConnectJson.answer(200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            found.events().forEach(event -> entry(json, event, found.words()));
            json.writeEndArray();
            json.writeName("paging");
            paging(json, found, address);
            json.writeEndObject();
        });
    }

    private Found after(Caller caller, Wanted wanted) {
        Ledger.Page page = ledger.list(caller, wanted.next(), wanted.ascending(), wanted.limit());
        List<Event> events = page.events();
        boolean first = wanted.next() == null || events.isEmpty();
        return new Found(
                events,
                new AuditWords(page.accounts()),
                first ? null : events.getFirst().id(),
                page.more() ? events.getLast().id() : null);
    }

    private Found before(Caller caller, Wanted wanted) {
        Ledger.Page page = ledger.list(caller, wanted.previous(), !wanted.ascending(), wanted.limit());
        List<Event> events = page.events().reversed();
        boolean last = wanted.previous() == null || events.isEmpty();
        return new Found(
                events,
                new AuditWords(page.accounts()),
                page.more() ? events.getFirst().id() : null,
                last ? null : events.getLast().id());
    }

    private static void entry(JsonGenerator json, Event event, AuditWords words) {
        json.writeStartObject();
        json.writeStringProperty("id", event.id().toString());
        json.writeStringProperty("time", ConnectJson.time(event.at()));
        json.writeStringProperty("user_id", AuditWords.userId(event.actor()));
        json.writeStringProperty("user_guid", AuditWords.userGuid(event.actor()));
        json.writeStringProperty("user_description", words.userDescription(event.actor()));
        json.writeStringProperty("action", AuditWords.action(event.act()));
        json.writeStringProperty("event_description", words.description(event));
        json.writeEndObject();
    }

    private static void paging(JsonGenerator json, Found found, String address) {
        String previous = found.previous() == null ? null : found.previous().toString();
        String next = found.next() == null ? null : found.next().toString();
        json.writeStartObject();
        json.writeName("cursors");
        json.writeStartObject();
        json.writeStringProperty("previous", previous);
        json.writeStringProperty("next", next);
        json.writeEndObject();
        json.writeStringProperty("first", address);
        json.writeStringProperty("previous", previous == null ? null : address + "&previous=" + previous);
        json.writeStringProperty("next", next == null ? null : address + "&next=" + next);
        json.writeStringProperty("last", address + "&last=true");
        json.writeEndObject();
    }
}
