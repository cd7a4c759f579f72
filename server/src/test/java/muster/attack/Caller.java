package muster.attack;

import java.util.Locale;
import muster.model.Rank;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.OwnDoor;
import muster.testing.RunningMuster;
import tools.jackson.databind.JsonNode;

/** Somebody of a rank, made for one request, with one key for all doors and the ids by which the doors know the account. */
record Caller(Rank rank, String key, Names names) {

    /** One account under the name that each door has for it. */
    record Names(String id, String arvados, String cryosparc) {

        static Names of(RunningMuster server, JsonNode account) {
            String address = Json.text(account, "username") + "@lab.example";
            Http cryosparc = Http.at(server.url() + "/api/cmd").with("Authorization", bearer(ADMINISTRATOR));
            String user = Json.text(cryosparc.get("users/" + address).json(), "_id");
            String filter = "[[\"email\",\"=\",\"" + address + "\"]]";
            JsonNode found = new ArvadosDoor(server).list(filter).getFirst();
            return new Names(Json.text(account, "id"), Json.text(found, "uuid"), user);
        }

        String at(String door) {
            return switch (door) {
                case "arvados" -> arvados;
                case "cryosparc" -> cryosparc;
                default -> id;
            };
        }
    }

    private static final String ADMINISTRATOR = RunningMuster.ADMINISTRATOR_KEY;

    static Caller of(OwnDoor door, Rank rank) {
        JsonNode account = account(door, rank);
        String key = door.server().keyFor(Json.text(account, "username"), "--credentials");
        return new Caller(rank, key, Names.of(door.server(), account));
    }

    /** An active account of this rank, with an address. */
    static JsonNode account(OwnDoor door, Rank rank) {
        String username = OwnDoor.fresh("r");
        JsonNode wanted = Json.object(
                "username",
                username,
                "rank",
                rank.name().toLowerCase(Locale.ROOT),
                "start",
                "active",
                "email",
                username + "@lab.example");
        return door.admin().post("accounts", wanted).created();
    }

    /** The header by which a door learns the caller. */
    static Http with(Http http, String door, String key) {
        return http.with("Authorization", door.equals("connect") ? "Key " + key : bearer(key));
    }

    private static String bearer(String key) {
        return "Bearer " + key;
    }
}
