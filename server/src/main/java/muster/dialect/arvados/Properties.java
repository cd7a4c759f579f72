package muster.dialect.arvados;

import muster.dialect.JsonComplaint;
import muster.dialect.JsonObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What clients keep with an object as they like. */
final class Properties {
    static final String NAME = "properties";

    private static final int MOST_CHARACTERS = 1 << 16;

    private Properties() {}

    /**
     * The properties that a client wants; nothing and null are none.
     *
     * @throws ArvadosRefusal when they are too long, or nested so deeply that nobody would read them again
     */
    static ObjectNode wanted(Attributes attributes) {
        ObjectNode sent = attributes.object(NAME);
        if (sent == null) {
            return ArvadosJson.object();
        }
        try {
            // They are kept one level deeper than they can come as text.
            ObjectNode around = ArvadosJson.object();
            around.set(NAME, sent);
            String text = around.toString();
            if (text.length() > MOST_CHARACTERS) {
                throw ArvadosRefusal.invalid("The properties are too long.");
            }
            JsonObject.parseValue(text);
        } catch (JsonComplaint unreadable) {
            throw ArvadosRefusal.invalid("The properties are nested too deeply.");
        }
        return sent;
    }

    static JsonNode shown(@Nullable JsonNode kept) {
        return kept == null ? ArvadosJson.object() : kept;
    }
}
