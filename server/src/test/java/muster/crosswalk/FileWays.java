package muster.crosswalk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** How files of accounts are planned and carried out, and how that is taken back. The plan is kept as such. */
final class FileWays {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /**
     * A file.
     *
     * @param declared what is said of it, as names and values in turn
     */
    record Sheet(String text, List<String> declared) {
        static Sheet of(String text) {
            return new Sheet(text, List.of());
        }

        /** A table that says one thing of somebody who is there. */
        static Sheet row(Somebody who, String column, String value) {
            return of("id," + column + "\n" + who.id() + "," + value + "\n");
        }

        /** A complete table of a source that had somebody, and has nobody any more. */
        static Sheet without(Somebody who, CrosswalkSite site, String absent) {
            String source = who.other("hr");
            atTheHost(who, site, new Sheet(row(who, "external_id", "17").text(), List.of("source", source)));
            return new Sheet("external_id\n", List.of("source", source, "complete", absent));
        }
    }

    private FileWays() {}

    static void atTheHost(Somebody who, CrosswalkSite site, Sheet sheet) {
        List<String> arguments = new ArrayList<>(List.of("import", "-", "--yes", "--json"));
        for (int i = 0; i < sheet.declared().size(); i += 2) {
            arguments.add("--" + sheet.declared().get(i));
            arguments.add(sheet.declared().get(i + 1));
        }
        String printed = site.server().commandOn(sheet.text().getBytes(UTF_8), arguments.toArray(String[]::new));
        JsonNode plan = Json.parse(printed.lines().findFirst().orElseThrow());
        if (plan.get("done").intValue() != 1 || plan.get("not_done").intValue() != 0) {
            throw new AssertionError("not done: " + printed);
        }
        who.keep("plan", Json.text(plan, "plan"));
    }

    /** At the host, where an account is told by its id. */
    static Way.Doing told(String column, String value) {
        return (who, site) -> atTheHost(who, site, Sheet.row(who, column, value));
    }

    static void undoneAtTheHost(Somebody who, CrosswalkSite site) {
        site.command("undo", who.kept("plan"), "--yes");
    }

    static void atTheConsole(Somebody who, CrosswalkSite site, Sheet sheet) {
        ConsoleBrowser browser = site.administrator();
        browser.get("/admin/files");
        byte[] file = sheet.text().getBytes(UTF_8);
        String plan =
                location(browser.upload("/admin/files", file, sheet.declared().toArray(String[]::new)));
        who.keep("plan", plan.substring(plan.lastIndexOf('/') + 1));
        carriedOut(browser, plan);
    }

    static void undoneAtTheConsole(Somebody who, CrosswalkSite site) {
        ConsoleBrowser browser = site.administrator();
        String plan = "/admin/files/" + who.kept("plan");
        browser.get(plan);
        carriedOut(browser, location(browser.post(plan + "/undo")));
    }

    private static void carriedOut(ConsoleBrowser browser, String plan) {
        browser.get(plan);
        done(browser.post(plan));
        Eventually.holds(
                "the plan is carried out",
                PATIENCE,
                () -> browser.get(plan).text().contains("1 row of 1 done."));
    }

    private static String location(Answer planned) {
        String location = done(planned).header("Location");
        if (location == null) {
            throw new AssertionError("no plan: " + planned);
        }
        return location;
    }

    static void withTheOwnApi(Somebody who, CrosswalkSite site, Sheet sheet) {
        List<String> asked = new ArrayList<>(List.of("name", "people.csv"));
        asked.addAll(sheet.declared());
        Answer made = OwnApi.http(site)
                .send("POST", "plans" + Http.query(asked.toArray()), "text/csv", BodyPublishers.ofString(sheet.text()));
        who.keep("plan", Json.text(json(made).get("plan"), "id"));
        carriedOut(OwnApi.http(site), who.kept("plan"));
    }

    static void undoneWithTheOwnApi(Somebody who, CrosswalkSite site) {
        Http http = OwnApi.http(site);
        carriedOut(http, Json.text(json(http.send("POST", "plans/" + who.kept("plan") + "/undo")), "id"));
    }

    /** The API carries a plan out bit by bit, as often as it is asked. */
    private static void carriedOut(Http http, String plan) {
        Eventually.holds("the plan is carried out", PATIENCE, () -> {
            JsonNode now = json(http.send("POST", "plans/" + plan + "/apply"));
            return !Json.text(now, "state").equals("running") && now.get("done").intValue() == 1;
        });
    }
}
