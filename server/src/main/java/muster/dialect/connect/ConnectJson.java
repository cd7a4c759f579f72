package muster.dialect.connect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import muster.dialect.JsonAnswers;
import muster.directory.Keys;
import muster.http.Response;
import muster.model.Grant;
import muster.model.Group;
import muster.model.HoldingId;
import muster.model.Key;
import muster.model.Party;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Writes the platform's objects, field by field in the order of its reference. {@link ConnectUserJson} writes users. */
final class ConnectJson {
    private static final String HIDDEN = "\u2026";

    private ConnectJson() {}

    static Response answer(int status, Consumer<JsonGenerator> write) {
        return JsonAnswers.of(status, write);
    }

    /** An array that is written while it is read, however long it is. */
    static Response streamedArray(Consumer<JsonGenerator> writeElements) {
        return JsonAnswers.streamedArray(writeElements);
    }

    /** posit-sdk hands the members to a constructor that takes these three and no other. */
    static <T> Response page(int number, long total, List<T> elements, BiConsumer<JsonGenerator, T> write) {
        return answer(200, json -> {
            json.writeStartObject();
            json.writeArrayPropertyStart("results");
            elements.forEach(element -> write.accept(json, element));
            json.writeEndArray();
            json.writeNumberProperty("current_page", number);
            json.writeNumberProperty("total", total);
            json.writeEndObject();
        });
    }

    static <T> Response array(List<T> elements, BiConsumer<JsonGenerator, T> write) {
        return answer(200, json -> {
            json.writeStartArray();
            elements.forEach(element -> write.accept(json, element));
            json.writeEndArray();
        });
    }

    /** Three members and no counter: clients compare the reply of making a group with the one in the list. */
    static void group(JsonGenerator json, Group group) {
        json.writeStartObject();
        json.writeStringProperty("guid", group.id().toString());
        json.writeStringProperty("name", group.name().value());
        json.writeStringProperty(
                "owner_guid", group.owner() == null ? null : group.owner().toString());
        json.writeEndObject();
    }

    /** A key that its owner made earlier: of the secret just the tail. */
    static void key(JsonGenerator json, Key key, Rank accountRank) {
        key(json, key, HIDDEN + key.tail(), accountRank);
    }

    static void newKey(JsonGenerator json, Keys.MadeKey made, Rank accountRank) {
        key(json, made.key(), made.secret().reveal(), accountRank);
    }

    private static void key(JsonGenerator json, Key key, String shownSecret, Rank accountRank) {
        json.writeStartObject();
        json.writeStringProperty("id", key.id().toString());
        json.writeStringProperty("name", key.label());
        json.writeStringProperty("key", shownSecret);
        json.writeStringProperty("user_role", ConnectRoles.word(key.effectiveRank(accountRank)));
        json.writeStringProperty("created_time", time(key.createdAt()));
        json.writeStringProperty("active_time", time(key.lastUsedAt()));
        json.writeStringProperty("expires_at", time(key.expiresAt()));
        json.writeEndObject();
    }

    static void permission(JsonGenerator json, HoldingId content, Grant grant) {
        json.writeStartObject();
        json.writeStringProperty("id", grant.id().toString());
        json.writeStringProperty("content_guid", content.toString());
        switch (grant.party()) {
            case Party.OfAccount(var id) -> principal(json, id.toString(), "user");
            case Party.OfGroup(var id) -> principal(json, id.toString(), "group");
        }
        json.writeStringProperty("role", ContentRoles.word(grant.level()));
        json.writeEndObject();
    }

    private static void principal(JsonGenerator json, String guid, String type) {
        json.writeStringProperty("principal_guid", guid);
        json.writeStringProperty("principal_type", type);
    }

    /** UTC, whole seconds, {@code Z}: the form of the clients' fixtures. */
    static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
