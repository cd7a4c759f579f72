package muster.far;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import muster.client.ClientOptions;
import muster.client.Secret;
import muster.testing.RunningMuster;
import org.jspecify.annotations.Nullable;

/** A server of this program in the place of another platform's, and how that is asked. */
record Site(RunningMuster server, String platform) implements AutoCloseable {
    /** CryoSPARC takes an address. */
    private static final String ADDRESS = "iris@lab.example";

    static Site running(String platform) {
        RunningMuster server = RunningMuster.with();
        server.command("user", "update", RunningMuster.ADMINISTRATOR_USERNAME, "--email", ADDRESS);
        return new Site(server, platform);
    }

    /** The same server, asked as another platform's. */
    Site as(String another) {
        return new Site(server, another);
    }

    /** Accounts of a file in JSON lines. */
    void fill(String... people) {
        server.commandOn(
                String.join("\n", people).concat("\n").getBytes(StandardCharsets.UTF_8),
                "import",
                "people.jsonl",
                "--yes",
                "--brake",
                "100");
    }

    private boolean takesPassword() {
        return platform.equals("cryosparc");
    }

    String secret() {
        return takesPassword() ? RunningMuster.ADMINISTRATOR_PASSWORD : RunningMuster.ADMINISTRATOR_KEY;
    }

    FarServer far() {
        FarLogin login = new FarLogin(takesPassword() ? ADDRESS : null, Secret.of(secret()), null);
        return FarServers.open(new FarAddress(platform, server.url()), login, ClientOptions.USUAL);
    }

    /** What this server prints that takes another one over. */
    String pull(Site from, String... options) {
        return told(from, options).out();
    }

    /** The same with all that the shell is told. */
    RunningMuster.Told told(Site from, String... options) {
        return told("pull", from, options);
    }

    /** What the shell is told when another server is made to follow this one. */
    RunningMuster.Told push(Site to, String... options) {
        return told("push", to, options);
    }

    private RunningMuster.Told told(String command, Site other, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of(command, other.platform(), "--url", other.server().url().toString(), "--source", "old"));
        if (other.takesPassword()) {
            arguments.addAll(List.of("--user", ADDRESS));
        }
        arguments.addAll(List.of(options));
        return server.toldWith(other.secret(), arguments.toArray(String[]::new));
    }

    /** Everybody but the first administrator as the platform's own clients see them, by username, without what is the server's own. */
    Map<String, FarPerson> people() {
        FarServer far = far();
        Map<String, String> groups = far.groups().stream().collect(Collectors.toMap(FarGroup::id, FarGroup::name));
        return far.people()
                .filter(person -> !RunningMuster.ADMINISTRATOR_USERNAME.equals(person.username()))
                .collect(Collectors.toMap(
                        person -> String.valueOf(person.username()),
                        person -> plain(person, groups),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private static FarPerson plain(FarPerson person, Map<String, String> names) {
        @Nullable
        List<String> groups = person.groups() == null
                ? null
                : person.groups().stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .sorted()
                        .toList();
        return new FarPerson(
                "",
                person.username(),
                person.email(),
                person.givenName(),
                person.familyName(),
                person.description(),
                person.rank(),
                person.fitting(),
                person.activated(),
                person.standing(),
                groups,
                person.project(),
                person.names(),
                person.things(),
                null);
    }

    @Override
    public void close() {
        server.close();
    }
}
