package muster.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command on its way to the server.
 *
 * @param secret the password that goes with it; null for none
 * @param hasFile whether the bytes of a file follow
 */
record CommandRequest(List<String> arguments, @Nullable String secret, boolean hasFile) {

    CommandRequest {
        arguments = List.copyOf(arguments);
    }

    /** Without its end. */
    String line() {
        ObjectNode object = JsonMapper.shared().createObjectNode();
        var list = object.putArray("arguments");
        arguments.forEach(list::add);
        return object.put("secret", secret).put("file", hasFile).toString();
    }

    /** @throws JacksonException when it is none */
    static CommandRequest of(String line) {
        JsonNode object = JsonMapper.shared().readTree(line);
        List<String> arguments = new ArrayList<>();
        object.path("arguments").forEach(argument -> arguments.add(argument.asString()));
        String secret = object.path("secret").isString() ? object.path("secret").asString() : null;
        return new CommandRequest(arguments, secret, object.path("file").asBoolean(false));
    }

    /** The secret is not told. */
    @Override
    public String toString() {
        return "CommandRequest" + arguments;
    }
}
