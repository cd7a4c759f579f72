package muster.console.site;

import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Paging;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Outbox;
import muster.http.Response;
import muster.http.Routes;

/** {@code /admin/mail}: how mails fare, and, where none is sent, the ones that were captured. */
public final class MailPage {
    private static final String PATH = "/admin/mail";
    private static final int PAGE = 25;

    private final Visits visits;
    private final Outbox outbox;

    public MailPage(Visits visits, Outbox outbox) {
        this.visits = visits;
        this.outbox = outbox;
    }

    /**
     * @param isOpen whether the site has mail at all
     * @param isCapturing whether mails are kept to be looked at
     * @param captured a page of them, the newest first
     * @param total how many there are on all pages
     */
    record View(
            boolean isOpen,
            boolean isCapturing,
            Outbox.Traffic traffic,
            List<Outbox.Captured> captured,
            Paging paging,
            long total) {
        String path() {
            return PATH;
        }

        /** Whether there is anything to tell of mails that are sent. */
        boolean showsTraffic() {
            return isOpen && !isCapturing
                    || !traffic.waiting().isEmpty()
                    || !traffic.failed().isEmpty();
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "maySeeMails", visits.page(this::show));
    }

    private Response show(Visit visit) {
        Outbox.Traffic traffic = outbox.traffic(visit.caller());
        boolean capturing = outbox.isCapturing();
        List<Outbox.Captured> all =
                capturing ? outbox.captured(visit.caller(), null, null).reversed() : List.of();
        Paging paging = Paging.of(visit.request(), PAGE);
        List<Outbox.Captured> shown =
                all.stream().skip(paging.skip()).limit(PAGE).toList();
        View view = new View(outbox.isOpen(), capturing, traffic, shown, paging, all.size());
        return Pages.page(200, (out, none) -> JtemailGenerated.render(out, none, visit.frame(), view));
    }
}
