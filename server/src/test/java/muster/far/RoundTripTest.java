package muster.far;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import muster.client.Secret;
import muster.client.connect.ConnectClient;
import muster.testing.ArvadosDoor;
import muster.testing.Json;
import muster.testing.RunningMuster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A filled server, taken over through each platform's protocol by an empty one, looks there as it did. */
class RoundTripTest {
    private static Site filled;

    @BeforeAll
    static void fill() {
        filled = Site.running("connect");
        RunningMuster server = filled.server();
        server.command("group", "create", "Optics");
        server.command("group", "create", "Λέιζερ");
        filled.fill("""
                {"username":"ada","email":"ada@lab.example","first_name":"Ada","last_name":"Okafor","groups":["Optics"]}""", """
                {"username":"eleni","email":"eleni@lab.example","first_name":"Ελένη","groups":["Optics","Λέιζερ"]}""", """
                {"username":"mei","email":"mei@lab.example","first_name":"美","last_name":"林","rank":"publisher"}""", """
                {"username":"noor","email":"noor@lab.example","rank":"manager","description":"Beamline 4"}""", """
                {"username":"root.admin","email":"root@lab.example","rank":"administrator"}""", """
                {"username":"gone","email":"gone@lab.example","state":"disabled"}""", """
                {"username":"old","email":"old@lab.example","state":"archived"}""", """
                {"username":"trashed","email":"trashed@lab.example"}""");
        for (String active : new String[] {"ada", "eleni", "mei", "noor", "gone", "old"}) {
            server.commandWith("a password for " + active, "user", "password", active, "--password-stdin");
        }
        filled.fill("""
                {"username":"trashed","state":"trashed"}""");
        own("mei");
    }

    /** A piece of content and a project. */
    private static void own(String username) {
        Secret key = Secret.of(filled.server().keyFor(username));
        ConnectClient connect = ConnectClient.of(filled.server().url(), key);
        connect.me().content().create("spectra");
        ArvadosDoor.ok(new ArvadosDoor(filled.server())
                .with(key.reveal())
                .post(
                        "groups",
                        Json.object(
                                "group",
                                Json.object("group_class", "project", "name", "Beam time", "description", "June"))));
    }

    @AfterAll
    static void close() {
        filled.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "arvados", "cryosparc", "cloudomation"})
    void everybodyLooksThereAsBefore(String platform) {
        Site from = filled.as(platform);
        Map<String, FarPerson> before = from.people();
        assertThat(before).containsOnlyKeys("ada", "eleni", "gone", "mei", "noor", "old", "root.admin");
        try (Site to = Site.running(platform)) {
            String told = to.pull(from, "--yes");
            assertThat(told).contains(", 0 not done");
            assertThat(to.people()).isEqualTo(before);
            assertThat(before.get("mei").things()).hasSize(platform.matches("connect|arvados") ? 1 : 0);

            assertThat(to.pull(from, "--plan-only")).contains("0 added, 0 changed");
        }
    }
}
