package muster.crosswalk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import muster.testing.Answer;
import muster.testing.ConsoleBrowser;
import muster.testing.Eventually;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** How files of accounts are planned and carried out. */
final class FileWays {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FileWays() {}

    /** A table that says one thing of somebody who is there. */
    static String row(Somebody who, String column, String value) {
        return "id," + column + "\n" + who.id() + "," + value + "\n";
    }

    static void atTheHost(CrosswalkSite site, String file) {
        site.server().commandOn(file.getBytes(UTF_8), "import", "-", "--yes");
    }

    static void atTheConsole(CrosswalkSite site, String file) {
        ConsoleBrowser browser = site.administrator();
        browser.get("/admin/files");
        Answer planned = done(browser.upload("/admin/files", file.getBytes(UTF_8)));
        String plan = planned.header("Location");
        if (plan == null) {
            throw new AssertionError("no plan: " + planned);
        }
        browser.get(plan);
        done(browser.post(plan));
        Eventually.holds(
                "the plan is carried out",
                PATIENCE,
                () -> browser.get(plan).text().contains("1 row of 1 done."));
    }

    static void withTheOwnApi(CrosswalkSite site, String file) {
        Http http = OwnApi.http(site);
        JsonNode made = json(http.send(
                "POST", "plans" + Http.query("name", "people.csv"), "text/csv", BodyPublishers.ofString(file)));
        String apply = "plans/" + Json.text(made.get("plan"), "id") + "/apply";
        JsonNode plan = json(http.send("POST", apply));
        while (Json.text(plan, "state").equals("running")) {
            plan = json(http.send("POST", apply));
        }
    }

    /** At the host, where an account is told by its id. */
    static Way.Doing told(String column, String value) {
        return (who, site) -> atTheHost(site, row(who, column, value));
    }
}
