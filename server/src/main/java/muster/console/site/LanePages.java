package muster.console.site;

import java.util.List;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Lanes;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Failure;
import muster.model.Lane;
import muster.model.Permissions;
import muster.model.Refused;

/** {@code /admin/lanes}: where work can be queued. A lane is named in the query, as its name may have any character. */
public final class LanePages {
    private static final String PATH = "/admin/lanes";

    private final Visits visits;
    private final Lanes lanes;

    public LanePages(Visits visits, Lanes lanes) {
        this.visits = visits;
        this.lanes = lanes;
    }

    record Listing(List<Lane> lanes, LaneForm form) {
        Listing {
            lanes = List.copyOf(lanes);
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "mayManageLanes", visits.page(visit -> page(visit, 200, LaneForm.EMPTY)))
                .add("POST", PATH, "mayManageLanes", visits.form(this::add))
                .add("GET", PATH + "/remove", "mayManageLanes", visits.page(this::askRemove))
                .add("POST", PATH + "/remove", "mayManageLanes", visits.form(this::remove));
    }

    private static void requireMayManage(Visit visit) {
        if (!Permissions.mayManageLanes(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private Response page(Visit visit, int status, LaneForm form) {
        requireMayManage(visit);
        Listing listing = new Listing(lanes.all(visit.caller()), form);
        return Pages.page(status, (out, none) -> JtelanesGenerated.render(out, none, visit.frame(), listing));
    }

    private Response add(Visit visit) {
        requireMayManage(visit);
        LaneForm form = LaneForm.typed(visit);
        try {
            lanes.add(visit.caller(), form.lane());
            return visit.done(PATH, "lane_added");
        } catch (Refused refused) {
            return page(visit, 422, form.with(problems(visit, refused)));
        }
    }

    private static Problems problems(Visit visit, Refused refused) {
        String sentence = visit.sentence(refused);
        return switch (refused.failure()) {
            case Failure.LaneConflict _ -> Problems.at("name", sentence);
            case Failure.Malformed(var field, var _) when field.equals("lane title") -> Problems.at("title", sentence);
            case Failure.Malformed(var field, var _)
            when field.equals("lane description") -> Problems.at("description", sentence);
            case Failure.Malformed(var field, var _) when field.equals("lane") -> Problems.at("name", sentence);
            case Failure.Invalid _ -> Problems.inGeneral(sentence);
            default -> throw refused;
        };
    }

    private Response askRemove(Visit visit) {
        requireMayManage(visit);
        Lane lane = lanes.get(visit.caller(), visit.asked("name"));
        return Pages.page(200, (out, none) -> Jteremove_laneGenerated.render(out, none, visit.frame(), lane));
    }

    private Response remove(Visit visit) {
        lanes.remove(visit.caller(), visit.typed("name"));
        return visit.done(PATH, "lane_removed");
    }
}
