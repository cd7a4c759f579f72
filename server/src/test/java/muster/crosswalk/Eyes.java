package muster.crosswalk;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.testing.Answer;
import muster.testing.Http;
import muster.testing.Json;
import tools.jackson.databind.JsonNode;

/** Looks at an account through every door, and tries its password and its API key there. */
final class Eyes {
    /** What makes names of one test different from all others. */
    private static final Pattern UNIQUE = Pattern.compile("([a-z]+?)q[0-9a-z]{1,4}x\\b");

    private static final Pattern STATE = Pattern.compile("class=\"chip state-[a-z_]+\">([^<]+)</span></h1>");

    private final CrosswalkSite site;
    private final Somebody who;

    Eyes(CrosswalkSite site, Somebody who) {
        this.site = site;
        this.who = who;
    }

    Sight look() {
        Map<Column, Map<String, String>> all = new EnumMap<>(Column.class);
        all.put(Column.CONNECT, atConnect());
        all.put(Column.ARVADOS, atArvados());
        all.put(Column.CRYOSPARC, atCryosparc());
        all.put(Column.CLOUDOMATION, atCloudomation());
        all.put(Column.OWN_API, atOwnApi());
        all.put(Column.CONSOLE, atConsole());
        all.put(Column.COMMAND_LINE, atTheHost());
        return new Sight(all);
    }

    private Map<String, String> atConnect() {
        Map<String, String> told = record(
                site.connect().admin().get("v1/users/" + who.id()),
                "username",
                "first_name",
                "last_name",
                "email",
                "user_role",
                "confirmed",
                "locked");
        told.put("group", groupAtConnect());
        told.put(Sight.SIGNS_IN, yes(site.atConnect(nameNow(), who.password()).status() == 200));
        told.put(Sight.API_KEY, works("/__api__", "Key ", "v1/user"));
        return told;
    }

    /** The name of the group that is looked at, if the account is in it. */
    private String groupAtConnect() {
        Answer members = site.connect().admin().get("v1/groups/" + who.group() + "/members");
        boolean isIn = members.status() == 200 && members.text().contains(who.id());
        return isIn
                ? plain(Json.text(
                        site.connect().admin().get("v1/groups/" + who.group()).json(), "name"))
                : "no";
    }

    private Map<String, String> atArvados() {
        Map<String, String> told = record(
                site.arvados().admin().get("users/" + who.uuid()),
                "username",
                "first_name",
                "last_name",
                "email",
                "is_active",
                "is_invited",
                "is_admin");
        told.put("group", groupAtArvados());
        told.put(Sight.SIGNS_IN, yes(site.atArvados(nameNow(), who.password()).status() == 200));
        told.put(Sight.API_KEY, works("/arvados/v1", "Bearer ", "users/current"));
        return told;
    }

    private String groupAtArvados() {
        boolean isIn = who.group() != null && !GroupActs.links(who, site).isEmpty();
        return isIn ? plain(who.kept("group name")) : "no";
    }

    private Map<String, String> atCryosparc() {
        Answer answer = site.cryosparc().get("users/" + who.cryosparcId());
        Map<String, String> told = record(answer, "name", "first_name", "last_name");
        if (answer.status() == 200) {
            JsonNode user = answer.json();
            StringBuilder addresses = new StringBuilder();
            user.get("emails").forEach(email -> addresses.append(' ').append(Json.text(email, "address")));
            told.put("emails", plain(addresses.isEmpty() ? "none" : addresses.substring(1)));
            told.put("roles", user.at("/roles/__global_roles__/0").asString());
            told.put("register_token", user.get("register_token").isNull() ? "null" : "a code");
            told.put("reset_token", user.get("reset_token").isNull() ? "null" : "a code");
        }
        told.put(
                Sight.SIGNS_IN,
                yes(site.atCryosparc(addressNow(), who.password()).status() == 200));
        told.put(Sight.API_KEY, works("/api/cmd", "Bearer ", "users/me"));
        return told;
    }

    private Map<String, String> atCloudomation() {
        Map<String, String> told = record(
                site.cloudomation().admin().get("user/" + who.id()),
                "name",
                "email",
                "pending_email",
                "roles",
                "is_activated",
                "is_enabled",
                "is_locked_out",
                "is_archived",
                "is_readonly",
                "is_twofa_enabled",
                "project_id");
        told.computeIfPresent("project_id", (_, value) -> value.equals("null") ? value : "the project");
        told.put(
                Sight.SIGNS_IN,
                yes(site.atCloudomation(nameNow(), who.password()).status() == 302));
        told.put(Sight.API_KEY, works("/api/latest", "Bearer ", "auth/session"));
        return told;
    }

    private Map<String, String> atOwnApi() {
        Http api = OwnApi.http(site);
        Answer answer = api.get("accounts/" + who.id());
        Map<String, String> told = record(
                answer, "state", "rank", "username", "first_name", "last_name", "pending_email", "readonly", "project");
        if (answer.status() == 200) {
            JsonNode address = answer.json().at("/emails/0/address");
            told.put("email", address.isMissingNode() ? "null" : plain(address.asString()));
            told.computeIfPresent("project", (_, value) -> value.equals("null") ? value : "the project");
            JsonNode groups = CrosswalkSite.json(api.get("accounts/" + who.id() + "/groups"))
                    .at("/items");
            told.put("group", groups.isEmpty() ? "no" : plain(Json.text(groups.get(0), "name")));
        }
        told.put(Sight.API_KEY, works("/api/muster/v1", "Bearer ", "me"));
        return told;
    }

    private Map<String, String> atConsole() {
        Answer page = site.administrator().get("/admin/users/" + who.id());
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Sight.FOUND, yes(page.status() == 200));
        if (page.status() == 200) {
            told.put("state", part(page, STATE));
            told.put("rank", fact(page, "Rank"));
            told.put("email", plain(fact(page, "Email")));
            told.put("username", plain(fact(page, "Username")));
            told.put("group", groupAtConsole());
        }
        Answer signedIn = site.atConsole(nameNow(), who.password());
        boolean asked = signedIn.status() == 200 && signedIn.text().contains("name=\"challenge\"");
        told.put(Sight.SIGNS_IN, asked ? "with a code" : yes(signedIn.status() == 303));
        return told;
    }

    private String groupAtConsole() {
        String page =
                site.administrator().get("/admin/users/" + who.id() + "/groups").text();
        Matcher link = Pattern.compile("/admin/groups/" + who.group() + "\"[^>]*>(?:<bdi>)?([^<]+)")
                .matcher(page);
        return link.find() ? plain(link.group(1)) : "no";
    }

    private Map<String, String> atTheHost() {
        String printed = site.server().command("user", "show", who.id(), "--json");
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Sight.FOUND, yes(!printed.isBlank()));
        if (!printed.isBlank()) {
            JsonNode account = Json.parse(printed);
            for (String field : new String[] {"state", "rank", "email", "username", "first_name", "last_name"}) {
                told.put(field, plain(account.get(field).asString()));
            }
        }
        return told;
    }

    /** The fields of the record in the answer, as far as there is one. */
    private static Map<String, String> record(Answer answer, String... fields) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put(Sight.FOUND, yes(answer.status() == 200));
        if (answer.status() == 200) {
            JsonNode record = answer.json();
            for (String field : fields) {
                told.put(
                        field,
                        record.get(field).isNull()
                                ? "null"
                                : plain(record.get(field).asString()));
            }
        } else if (answer.status() != 404) {
            throw new AssertionError("neither found nor missing: " + answer);
        }
        return told;
    }

    private String works(String path, String scheme, String self) {
        String key = who.key();
        if (key == null) {
            return "none";
        }
        Answer answer =
                site.somebodyElse(path).with("Authorization", scheme + key).get(self);
        return switch (answer.status()) {
            case 200 -> isOther(answer) ? "acts as Ben" : "works";
            case 401, 403 -> "refused";
            default -> throw new AssertionError("neither works nor is refused: " + answer);
        };
    }

    private boolean isOther(Answer answer) {
        return answer.text().contains("ben" + who.name().substring(3));
    }

    private String nameNow() {
        return who.nameNow();
    }

    private String addressNow() {
        return who.addressNow();
    }

    private static String part(Answer page, Pattern pattern) {
        Matcher found = pattern.matcher(page.text());
        if (!found.find()) {
            throw new AssertionError("there is no " + pattern + " in " + page);
        }
        return found.group(1);
    }

    private static String fact(Answer page, String label) {
        return part(page, Pattern.compile("<dt>" + label + "</dt><dd>(?:<bdi>)?([^<]*)"));
    }

    private static String plain(String text) {
        return text.isEmpty() ? "empty" : UNIQUE.matcher(text).replaceAll("$1");
    }

    private static String yes(boolean is) {
        return is ? "yes" : "no";
    }
}
