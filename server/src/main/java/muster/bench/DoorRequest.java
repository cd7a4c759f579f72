package muster.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A request that a door's own clients send. */
record DoorRequest(String title, byte[] bytes) {
    static final String CONNECT = "own account";
    static final String ARVADOS = "own user at the Arvados door";

    /** Numbers of people who are in no directory that is filled. */
    private static final int VISITOR = 1_500_000_000;

    private static final int CRYOSPARC_VISITOR = VISITOR + 1;

    /**
     * The own account at every door, by the key or the session with which its clients ask: the administrator's key at three of
     * them, and sessions of a person and of one made at the CryoSPARC door, who are made for it, at the others.
     */
    static List<DoorRequest> ownAccounts(BenchServer server) throws IOException, InterruptedException {
        Requests requests = server.requests();
        List<DoorRequest> all = new ArrayList<>();
        all.add(new DoorRequest(CONNECT, requests.ownAccount()));
        all.add(new DoorRequest(ARVADOS, server.arvados().current()));
        Person met = Population.person(CRYOSPARC_VISITOR);
        server.ask(requests.createAtCryosparc(met));
        try (Visitor visitor = server.visitor(met)) {
            all.add(new DoorRequest(
                    "own user at the CryoSPARC door",
                    requests.get("/api/cmd/users/me", bearer(visitor.cryosparcToken()))));
        }
        Person person = Population.person(VISITOR);
        server.ask(requests.createWithPassword(person));
        try (Visitor visitor = server.visitor(person)) {
            JsonNode session = visitor.cloudomationSession();
            String path = "/api/latest/user/" + session.required("user_id").asString();
            String token = bearer(session.required("token").asString());
            all.add(new DoorRequest("own record at the Cloudomation door", requests.get(path, token)));
            all.add(new DoorRequest(
                    "own account at the own door", requests.get("/api/muster/v1/me", requests.bearer())));
            all.add(new DoorRequest(
                    "own page of the console", requests.get("/account", "Cookie: " + visitor.consoleCookie())));
        }
        return all;
    }

    private static String bearer(String token) {
        return "Authorization: Bearer " + token;
    }
}
