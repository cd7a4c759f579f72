package muster.client.arvados;

import java.util.Map;

/** An object that filters see as its JSON text: a user's {@code prefs}. */
public final class JsonTextColumn extends TextComparison implements Attribute<Map<String, Object>> {
    private final String name;

    JsonTextColumn(String name) {
        super(name);
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }
}
