package muster.console.own;

import java.util.List;
import muster.console.ledger.EventLine;
import muster.console.ledger.EventLines;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Ledger;
import muster.directory.Notices;
import muster.http.Response;
import muster.http.Routes;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Refused;

/** What others did to how one signs in, told until one has put it away. */
final class NoticePanel {
    private final Visits visits;
    private final Notices notices;

    NoticePanel(Visits visits, Notices notices) {
        this.visits = visits;
        this.notices = notices;
    }

    /** @param latest up to where these go; empty when there are none */
    record Told(List<EventLine> events, String latest) {}

    void addTo(Routes routes) {
        routes.add("POST", "/account/notices", "the own account", visits.form(this::dismiss));
    }

    Told told(Visit visit) {
        Notices.Pending pending = notices.pending(visit.caller());
        EventId latest = pending.latest();
        Ledger.Page page = new Ledger.Page(pending.events(), false, pending.accounts());
        return new Told(EventLines.of(visit.frame(), page), latest == null ? "" : latest.toString());
    }

    private Response dismiss(Visit visit) {
        EventId upTo = EventId.parse(visit.typed("up_to"))
                .orElseThrow(() -> new Refused(new Failure.Malformed("event", "is none of those that there are")));
        notices.dismiss(visit.caller(), upTo);
        return visit.done("/account", "notices_read");
    }
}
