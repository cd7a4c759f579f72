package muster.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A list of people at a door, and what it is asked for.
 *
 * @param address path and parameters without any filter
 * @param header who asks
 * @param filters parameters as clients send them, before they are encoded; {@code {x}} stands for how somebody's username begins,
 *     {@code {name}} for the whole of it
 * @param hasPages false where everybody comes at once
 */
record DoorList(String door, String address, String header, List<String> filters, boolean hasPages) {
    private static final String BEGINNING = "{x}";
    private static final String WHOLE = "{name}";
    private static final int SAMPLES = 20;
    private static final int LETTERS = 4;

    private static final List<String> CONNECT = List.of(
            "user_role=administrator",
            "user_role=publisher|administrator",
            "account_status=licensed",
            "account_status=inactive",
            "account_status=locked",
            "prefix={x}",
            "prefix={x}&user_role=viewer&account_status=locked",
            "asc_order=false",
            "sort=first_name",
            "sort=username",
            "sort=username&asc_order=false",
            "sort=active_time&asc_order=false",
            "sort=created_time&asc_order=false",
            "sort=user_role",
            "user_role=viewer&sort=active_time&asc_order=false");

    private static final List<String> CONSOLE = List.of(
            "q={x}",
            "q={x} a",
            "state=invited",
            "state=disabled",
            "state=held",
            "state=trashed",
            "rank=administrator",
            "rank=viewer&state=active",
            "seen=never",
            "seen=since&day=2026-05-01",
            "seen=before&day=2024-01-01",
            "q={x}&state=active&sort=name",
            "sort=name",
            "sort=username&order=desc",
            "sort=email",
            "sort=rank&order=desc",
            "sort=created&order=desc",
            "sort=last_seen&order=desc",
            "sort=last_sign_in");

    private static final List<String> OWN = List.of(
            "q={x}",
            "state=disabled&state=archived",
            "rank=manager&rank=administrator",
            "kind=service",
            "door=connect",
            "never_seen=true",
            "seen_since=2026-05-01T00:00:00Z",
            "sort=last_seen&descending=true");

    /** The filters of this door are JSON, which is made of three words. */
    private static final List<String> CLOUDOMATION = List.of(
            "filter=name eq {name}",
            "filter=name like {x}%",
            "filter=name ilike %{x}%",
            "filter=email ilike {x}%",
            "filter=roles eq organization-admin",
            "filter=is_enabled eq false",
            "filter=is_locked_out eq true",
            "filter=last_login is_null",
            "filter=created_at ge 2026-01-01T00:00:00Z",
            "q={x}",
            "allow_archived=true",
            "allow_normal=false&allow_deleted=true",
            "order=-name",
            "order=email",
            "order=-created_at",
            "order=-last_login",
            "order=roles");

    /** @param cookie of an administrator's session at the console */
    static List<DoorList> all(Requests requests, String cookie) {
        return List.of(
                new DoorList("Connect", "/__api__/v1/users?page_size=50", requests.key(), CONNECT, true),
                new DoorList("console", "/admin/users?", cookie, CONSOLE, true),
                new DoorList("own door", "/api/muster/v1/accounts?limit=50", requests.bearer(), OWN, true),
                new DoorList("Cloudomation", "/api/latest/user?limit=50", requests.bearer(), CLOUDOMATION, true),
                new DoorList("CryoSPARC", "/api/cmd/users?", requests.bearer(), List.of("role=admin"), false));
    }

    byte[] unfiltered(Requests requests) {
        return requests.get(address, header);
    }

    /**
     * Several requests of one kind.
     *
     * @param accounts how many people there are whose names may be looked for
     */
    List<byte[]> filtered(Requests requests, String filter, int accounts) {
        int samples = filter.contains(BEGINNING) || filter.contains(WHOLE) ? Math.min(SAMPLES, accounts) : 1;
        return IntStream.range(0, samples)
                .mapToObj(sample -> Population.person((int) ((long) accounts * sample / samples)))
                .map(person -> filter.replace(BEGINNING, person.username().substring(0, LETTERS))
                        .replace(WHOLE, person.username()))
                .map(text -> requests.get(address + "&" + encoded(text), header))
                .toList();
    }

    private static String encoded(String parameters) {
        return Arrays.stream(parameters.split("&"))
                .map(parameter -> parameter.split("=", 2))
                .map(parts -> parts[0] + "="
                        + URLEncoder.encode(
                                parts[0].equals("filter") ? comparison(parts[1]) : parts[1], StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String comparison(String words) {
        String[] parts = words.split(" ", 3);
        Map<String, ?> json = parts.length == 2
                ? Map.of("field", parts[0], "op", parts[1])
                : Map.of("field", parts[0], "op", parts[1], "value", value(parts[2]));
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Object value(String word) {
        return word.equals("true") || word.equals("false") ? Boolean.valueOf(word) : word;
    }
}
