package muster.crosswalk;

import java.util.HashMap;
import java.util.Map;
import muster.testing.ArvadosDoor;
import muster.testing.Http;
import muster.testing.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One account of a test, under the names that doors give it, with what opens doors for it. Its username begins with {@code ada};
 * tables leave out what makes it different from all the others.
 */
final class Somebody {
    private final String name;
    private final Map<String, String> kept = new HashMap<>();
    private String id = "";
    private String uuid = "";
    private String cryosparcId = "";
    private String nameNow;
    private String addressNow;
    private String password = CrosswalkSite.PASSWORD;
    private @Nullable String key;
    private @Nullable String group;

    Somebody(String name) {
        this.name = name;
        this.nameNow = name;
        this.addressNow = address();
    }

    String name() {
        return name;
    }

    String address() {
        return name + "@lab.example";
    }

    /** Another name that no account has, which begins with this word. */
    String other(String word) {
        return word + name.substring("ada".length());
    }

    /** The name that the account signs in with now. */
    String nameNow() {
        return nameNow;
    }

    void isCalled(String next) {
        nameNow = next;
    }

    /** The address that the account signs in with now. */
    String addressNow() {
        return addressNow;
    }

    void isAt(String next) {
        addressNow = next;
    }

    String id() {
        return id;
    }

    String uuid() {
        return uuid;
    }

    String cryosparcId() {
        return cryosparcId;
    }

    /** Asks each door what it calls the account, as long as it can be found by name. */
    Somebody located(CrosswalkSite site) {
        JsonNode there = CrosswalkSite.json(site.cloudomation().admin().get("user/" + name + "?by=name"));
        id = Json.text(there, "id");
        String filters = ArvadosDoor.condition("username", "=", name);
        uuid = site.arvados().uuids("filters", filters).getFirst();
        cryosparcId = Json.text(CrosswalkSite.json(site.cryosparc().get("users/" + Http.escape(address()))), "_id");
        return this;
    }

    boolean isLocated() {
        return !id.isEmpty();
    }

    String password() {
        return password;
    }

    void chose(String next) {
        password = next;
    }

    /** The secret of an API key of the account; null when it has none. */
    @Nullable
    String key() {
        return key;
    }

    void holds(@Nullable String secret) {
        key = secret;
    }

    /** The id of the group that is looked at; null for none. */
    @Nullable
    String group() {
        return group;
    }

    void isLookedAtIn(@Nullable String groupId) {
        group = groupId;
    }

    /** Something that a later step needs, such as a code. */
    void keep(String word, String value) {
        kept.put(word, value);
    }

    String keptOr(String word, String otherwise) {
        return kept.getOrDefault(word, otherwise);
    }

    String kept(String word) {
        String value = kept.get(word);
        if (value == null) {
            throw new IllegalStateException("nothing is kept as " + word);
        }
        return value;
    }
}
