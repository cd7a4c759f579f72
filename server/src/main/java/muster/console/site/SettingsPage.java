package muster.console.site;

import java.util.List;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/settings}: what this server was told, and where. It is changed where it stands, and not here. */
public final class SettingsPage {
    private final Visits visits;
    private final List<SettingLine> settings;

    public SettingsPage(Visits visits, List<SettingLine> settings) {
        this.visits = visits;
        this.settings = List.copyOf(settings);
    }

    public void addTo(Routes routes) {
        routes.add("GET", "/admin/settings", "mayDoAll", visits.page(this::show));
    }

    private Response show(Visit visit) {
        if (!Permissions.mayDoAll(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        return Pages.page(200, (out, none) -> JtesettingsGenerated.render(out, none, visit.frame(), settings));
    }
}
