package muster.dialect.cloudomation;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import muster.dialect.JsonObject;
import muster.http.Request;
import muster.http.Response;
import muster.model.Failure;
import muster.model.Password;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of requests: JSON, whatever command-line clients say of it by default. */
final class Bodies {
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> TYPES = Set.of("", Response.JSON, "application/x-www-form-urlencoded");

    private Bodies() {}

    /** @throws CloudomationRefusal for another type; {@link muster.dialect.JsonComplaint} for anything but an object */
    static ObjectNode object(Request request) {
        requireType(request);
        if (request.body().length > MOST_BYTES) {
            throw new CloudomationRefusal(ErrorCode.TOO_LARGE, "The body is larger than 1 MiB.");
        }
        if (JsonObject.parseValue(request.body()) instanceof ObjectNode object) {
            return object;
        }
        throw CloudomationRefusal.badRequest("The body must be a JSON object.");
    }

    /** The same where a body may be left out. */
    static ObjectNode optional(Request request) {
        return request.body().length == 0 ? JsonNodeFactory.instance.objectNode() : object(request);
    }

    private static void requireType(Request request) {
        String type = request.contentType();
        if (!TYPES.contains(type) && !type.endsWith("+json")) {
            throw CloudomationRefusal.badRequest("The body must be JSON.");
        }
    }

    /** Reads the fields of an action's body; all that is wrong is told at once. */
    static final class Fields {
        private final ObjectNode body;
        private final Complaints complaints = new Complaints();

        Fields(ObjectNode body) {
            this.body = body;
        }

        /** The text of a field; empty when there is none that can be taken, which is noted. */
        String text(String field) {
            return required(field, FieldValues::text, "");
        }

        <T extends @Nullable Object> T required(String field, Function<JsonNode, ? extends T> read, T otherwise) {
            JsonNode node = body.get(field);
            if (node == null || node.isNull()) {
                complaints.add(field, Complaint.Code.REQUIRED);
                return otherwise;
            }
            T value = complaints.noting(field, () -> read.apply(node));
            return value == null ? otherwise : value;
        }

        /** The value of a field that may be left out or null. */
        <T> @Nullable T optional(String field, Function<JsonNode, T> read) {
            JsonNode node = body.get(field);
            return node == null || node.isNull() ? null : complaints.noting(field, () -> read.apply(node));
        }

        /** What is presented as the present password: whatever it is, only a comparison tells what is wrong with it. */
        @Nullable
        Password presented(String field) {
            String text = text(field);
            try {
                return Password.ofText(text);
            } catch (Refused nobodys) {
                return null;
            }
        }

        @Nullable
        Password newPassword(String field) {
            return required(field, node -> new Chosen(FieldValues.newPassword(FieldValues.text(node))), Chosen.NONE)
                    .password();
        }

        private record Chosen(@Nullable Password password) {
            private static final Chosen NONE = new Chosen(null);
        }

        void complain(String field, Complaint.Code code) {
            complaints.add(field, code);
        }

        void requireSound() {
            complaints.requireNone();
        }
    }

    /** Does what sets a password; a refusal of it is told of that field. */
    static <T> T naming(String field, Supplier<T> act) {
        try {
            return act.get();
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.PasswordRefused) {
                throw CloudomationRefusal.invalid(field, Complaint.Code.INVALID);
            }
            throw refused;
        }
    }
}
