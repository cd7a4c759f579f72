package muster.dialect.cryosparc;

import static muster.testing.fuzz.Target.require;

import java.util.List;
import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import muster.testing.fuzz.Target;
import tools.jackson.databind.JsonNode;

/** What reads times and state variables of this platform. */
public final class CryosparcTargets {
    private CryosparcTargets() {}

    public static List<Target> all() {
        return List.of(
                Target.ofText("cryosparc.time", CryosparcTargets::time)
                        .like("2026-03-04T10:15:30.125Z", "2026-03-04T10:15:30.123456789+18:00", "0001-01-01T00:00:00"),
                Target.ofText("cryosparc.state", CryosparcTargets::state, CryosparcRefusal.class, JsonComplaint.class)
                        .like(
                                "recentProjects\n[\"P3\",\"P1\"]",
                                "recentJobs\n[{\"project_uid\":\"P3\",\"workspace_uid\":\"W1\",\"job_uid\":\"J7\"}]",
                                "browserPath\nnull",
                                "bookmarks\n[{\"id\":\"b1\",\"path\":\"/data\",\"name\":\"Data\",\"description\":\"\",\"color\":\"red\","
                                        + "\"last_accessed\":\"2026-03-04T10:15:30.125Z\",\"created_at\":\"2026-03-01T08:00:00.000Z\"}]",
                                "anything\n{\"a\":[1,2.5e-7,\"\\ud83e\\uddea\"]}"));
    }

    private static void time(String text) {
        CryosparcTime.parse(text)
                .ifPresent(time -> require(
                        CryosparcTime.parse(CryosparcTime.exact(time))
                                .orElseThrow()
                                .equals(time),
                        "what is written is read again"));
    }

    /** The first line is the key. */
    private static void state(String text) {
        int end = Math.max(0, text.indexOf('\n'));
        String key = text.substring(0, end);
        StateRules.checkKey(key);
        JsonNode kept = StateRules.kept(key, JsonObject.parseValue(text.substring(end)));
        require(StateRules.kept(key, kept).equals(kept), "a normal form is its own normal form");
    }
}
