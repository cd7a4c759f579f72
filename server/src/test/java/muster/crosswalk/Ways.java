package muster.crosswalk;

import static muster.crosswalk.CrosswalkSite.done;
import static muster.crosswalk.CrosswalkSite.json;

import java.net.http.HttpRequest.BodyPublishers;
import muster.testing.Json;

/** Requests of administrators about somebody, by which more than one act is done. */
final class Ways {
    private Ways() {}

    static void changeAtConnect(Somebody who, CrosswalkSite site, Object... changes) {
        json(site.connect().admin().put("v1/users/" + who.id(), Json.object(changes)));
    }

    /** The platform's one word for all that keeps somebody out. */
    static void lockAtConnect(Somebody who, CrosswalkSite site, boolean locked) {
        done(site.connect().admin().post("v1/users/" + who.id() + "/lock", Json.object("locked", locked)));
    }

    static void activateAtArvados(Somebody who, CrosswalkSite site) {
        site.arvados().update(who.uuid(), "is_active", true);
    }

    static void roleAtCryosparc(Somebody who, CrosswalkSite site, String role) {
        done(site.cryosparc()
                .send(
                        "PUT",
                        "users/" + who.cryosparcId() + "/role",
                        "application/json",
                        BodyPublishers.ofString('"' + role + '"')));
    }

    static void changeAtCloudomation(Somebody who, CrosswalkSite site, String field, Object value) {
        json(site.cloudomation().admin().patch("user/" + who.id(), Json.object(field, value)));
    }

    /** A file of Cloudomation that says one thing of somebody who is there. */
    static void importAtCloudomation(Somebody who, CrosswalkSite site, String field) {
        String yaml = "user: {name: " + who.name() + ", " + field + "}\n";
        json(site.cloudomation().admin().send("POST", "import", "application/yaml", BodyPublishers.ofString(yaml)));
    }

    static void trash(Somebody who, CrosswalkSite site) {
        done(site.cloudomation().admin().delete("user/" + who.id()));
    }
}
