package muster.crash;

import java.util.List;
import muster.crash.Person.Credential;
import muster.testing.Answer;
import muster.testing.ArvadosDoor;
import muster.testing.CloudomationDoor;
import muster.testing.ConnectDoor;
import muster.testing.CryosparcDoor;
import muster.testing.Http;
import muster.testing.Json;
import muster.testing.RunningMuster;

/** The doors of a server that is going to be killed, and what clients ask there. */
final class CrashSite {
    private final RunningMuster server;
    private final ConnectDoor connect;
    private final ArvadosDoor arvados;
    private final CryosparcDoor cryosparc;
    private final CloudomationDoor cloudomation;
    private final String group;
    private final Http own;

    CrashSite(RunningMuster server) {
        this.server = server;
        connect = new ConnectDoor(server);
        arvados = new ArvadosDoor(server);
        cryosparc = new CryosparcDoor(server);
        cloudomation = new CloudomationDoor(server);
        cloudomation.admin();
        String key = server.keyFor(RunningMuster.ADMINISTRATOR_USERNAME, "--credentials");
        own = Http.at(server.url() + "/api/muster/v1").with("Authorization", "Bearer " + key);
        group = Json.text(
                own.post("groups", Json.object("name", "of everybody")).json(), "id");
    }

    RunningMuster server() {
        return server;
    }

    ConnectDoor connect() {
        return connect;
    }

    ArvadosDoor arvados() {
        return arvados;
    }

    CryosparcDoor cryosparc() {
        return cryosparc;
    }

    CloudomationDoor cloudomation() {
        return cloudomation;
    }

    /** The directory's own door, with a key that may handle credentials. */
    Http own() {
        return own;
    }

    /** The group of which people are members. */
    String group() {
        return group;
    }

    /** @param kind which door makes the account; 0 is the one that gives it a password */
    Answer create(int kind, String username, Person person) {
        String address = username + "@lab.example";
        return switch (kind) {
            case 0 ->
                connect.admin()
                        .post("v1/users", ConnectDoor.newUser(username, "password", String.valueOf(person.password)));
            case 1 -> connect.admin().post("v1/users", ConnectDoor.newInvited(username));
            case 2 ->
                arvados.admin()
                        .post(
                                "users",
                                Json.object(
                                        "user",
                                        Json.object("username", username, "email", address, "is_active", true)));
            case 3 ->
                CryosparcDoor.create(
                        cryosparc.admin(),
                        null,
                        "email",
                        address,
                        "username",
                        username,
                        "first_name",
                        "",
                        "last_name",
                        "");
            case 4 -> cloudomation.admin().post("user", CloudomationDoor.newUser(username));
            default -> own.post("accounts", Json.object("username", username, "email", address, "start", "active"));
        };
    }

    /** The id that three doors use. */
    String idOf(String username) {
        return Json.text(
                cloudomation.admin().get("user/" + username + "?by=name").json(), "id");
    }

    private String uuidOf(String username) {
        return arvados.uuids("filters", ArvadosDoor.condition("username", "=", username))
                .getFirst();
    }

    Answer nameAtConnect(Person person, String given, String family) {
        return connect.admin().put("v1/users/" + person.id, Json.object("first_name", given, "last_name", family));
    }

    Answer nameAtArvados(Person person, String given, String family) {
        return arvados.admin()
                .put(
                        "users/" + uuidOf(person.known().username()),
                        Json.object("user", Json.object("first_name", given, "last_name", family)));
    }

    Answer rename(Person person, String username, String address) {
        return own.send("PATCH", "accounts/" + person.id, Json.object("username", username, "email", address));
    }

    Answer lock(Person person, boolean locked) {
        return connect.admin().post("v1/users/" + person.id + "/lock", Json.object("locked", locked));
    }

    Answer trash(Person person) {
        return cloudomation.admin().delete("user/" + person.id);
    }

    Answer restore(Person person) {
        return own.send("POST", "trash/" + person.id + "/restore");
    }

    Answer member(Person person, boolean member) {
        return own.send(member ? "PUT" : "DELETE", "groups/" + group + "/members/" + person.id);
    }

    /** Has everything of one account go to another one, keys too. */
    Answer merge(String old, String into) {
        return own.post("accounts/" + old + "/merge", Json.object("into", into));
    }

    /** The same at the Arvados door, where both are named as they are called. */
    Answer mergeAtArvados(String oldUsername, String intoUsername) {
        String into = uuidOf(intoUsername);
        return arvados.admin()
                .post(
                        "users/merge",
                        Json.object(
                                "old_user_uuid",
                                uuidOf(oldUsername),
                                "new_user_uuid",
                                into,
                                "new_owner_uuid",
                                into,
                                "redirect_to_new_user",
                                true));
    }

    Answer unmerge(String merge) {
        return own.post("merges/" + merge + "/undo", Json.object());
    }

    /** Whose account a key of the Connect door opens; empty when it opens none. */
    String holder(String key) {
        Answer answer = connect.with(key).get("v1/user");
        return answer.status() == 200 ? Json.text(answer.json(), "guid") : "";
    }

    /** Ends what somebody has, by the wish of who has it. */
    Answer end(Credential credential) {
        return switch (credential.door) {
            case CLOUDOMATION -> cloudomation.with(credential.secret).send("POST", "auth/logout");
            case CONNECT, CRYOSPARC -> endAtArvados(credential.secret);
        };
    }

    private Answer endAtArvados(String secret) {
        Http holder = arvados.with(secret);
        Answer current = holder.get("api_client_authorizations/current");
        return current.status() == 200
                ? holder.delete("api_client_authorizations/" + Json.text(current.json(), "uuid"))
                : current;
    }

    /** Whether it opens its door. */
    boolean works(Credential credential) {
        Answer answer = switch (credential.door) {
            case CONNECT -> connect.with(credential.secret).get("v1/user");
            case CRYOSPARC -> cryosparc.with(credential.secret).get("users/me");
            case CLOUDOMATION -> cloudomation.with(credential.secret).get("auth/session");
        };
        if (!List.of(200, 401, 403).contains(answer.status())) {
            throw new AssertionError(answer.toString());
        }
        return answer.status() == 200;
    }

    boolean signsIn(Person person) {
        return cloudomation
                        .signIn(person.known().username(), String.valueOf(person.password))
                        .status()
                == 302;
    }
}
