package muster.client.arvados;

import java.util.Map;

/** An object into which filters look: the {@code properties} of groups and links. */
public final class JsonColumn implements Attribute<Map<String, Object>> {
    private final String name;

    JsonColumn(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    /** It has a member of this name. */
    public Filter exists(String member) {
        return new Filter(name, "exists", member);
    }

    /** It has these members, with these values, among others. */
    public Filter contains(Map<String, ?> members) {
        return new Filter(name, "contains", Map.copyOf(members));
    }

    /** One of its members. */
    public JsonMember member(String member) {
        return new JsonMember(name + ".<" + member + ">");
    }
}
