package muster.dialect.arvados;

import java.util.Optional;
import java.util.UUID;
import muster.dialect.JsonObject;
import muster.model.AccountId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is kept of a link that means nothing to the directory. */
record KeptLinkDocument(
        @Nullable String linkClass,
        @Nullable String name,
        @Nullable End tail,
        @Nullable End head,
        ObjectNode properties) {
    private static final String TAIL = "tail";
    private static final String HEAD = "head";

    /** One end of such a link. */
    sealed interface End {

        /** A user, kept by what the directory calls him: his uuid may change, and he may become another one. */
        record User(AccountId id) implements End {}

        /** Whatever has a uuid that stays, and what is no uuid at all. */
        record Text(String value) implements End {}
    }

    static KeptLinkDocument of(LinkWish wish, ArvadosIds ids) {
        return new KeptLinkDocument(
                wish.linkClass(), wish.name(), end(wish.tail(), ids), end(wish.head(), ids), wish.properties());
    }

    private static @Nullable End end(@Nullable String text, ArvadosIds ids) {
        if (text == null) {
            return null;
        }
        Optional<End> user = ids.account(text).map(End.User::new);
        return user.orElseGet(() -> new End.Text(text));
    }

    static KeptLinkDocument parse(String kept) {
        JsonNode json = JsonObject.parseValue(kept);
        return new KeptLinkDocument(
                json.path(LinkColumns.LINK_CLASS).asString(null),
                json.path(LinkColumns.NAME).asString(null),
                end(json.path(TAIL)),
                end(json.path(HEAD)),
                (ObjectNode) json.path(Properties.NAME));
    }

    private static @Nullable End end(JsonNode kept) {
        String user = kept.path("user").asString(null);
        String text = kept.path("text").asString(null);
        if (user != null) {
            return new End.User(new AccountId(UUID.fromString(user)));
        }
        return text == null ? null : new End.Text(text);
    }

    String json() {
        ObjectNode json = ArvadosJson.object();
        json.put(LinkColumns.LINK_CLASS, linkClass);
        json.put(LinkColumns.NAME, name);
        json.set(TAIL, json(tail));
        json.set(HEAD, json(head));
        json.set(Properties.NAME, properties);
        return json.toString();
    }

    private static @Nullable ObjectNode json(@Nullable End end) {
        return switch (end) {
            case null -> null;
            case End.User(var id) -> ArvadosJson.object().put("user", id.toString());
            case End.Text(var value) -> ArvadosJson.object().put("text", value);
        };
    }
}
