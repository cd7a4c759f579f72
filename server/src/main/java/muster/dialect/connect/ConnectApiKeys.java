package muster.dialect.connect;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import muster.dialect.JsonObject;
import muster.directory.Keys;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** {@code v1/users/{guid}/keys}: people's own API keys. Nobody, whatever his role, makes or sees a key of somebody else. */
final class ConnectApiKeys {
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Keys apiKeys;
    private final ConnectKeys keys;

    ConnectApiKeys(Keys apiKeys, ConnectKeys keys) {
        this.apiKeys = apiKeys;
        this.keys = keys;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/users/{guid}/keys", "maySeeKeys", this::list)
                .add("POST", "/v1/users/{guid}/keys", "mayCreateKey", this::create)
                .add("GET", "/v1/users/{guid}/keys/{id}", "maySeeKeys", this::get)
                .add("DELETE", "/v1/users/{guid}/keys/{id}", "mayEndKey, for the own ones only", this::end)
                // The path without a version: the R client's set-up makes its first key there, with a session.
                .add("POST", "/keys", "mayCreateKey", this::createOwn);
    }

    private Response list(Request request) {
        Keys.Known known = owner(request);
        List<Key> found = apiKeys.list(known.caller(), known.account().id());
        Rank rank = known.account().rank();
        return ConnectJson.array(found, (json, key) -> ConnectJson.key(json, key, rank));
    }

    private Response create(Request request) {
        return create(request, owner(request));
    }

    private Response createOwn(Request request) {
        return create(request, keys.known(request));
    }

    private Response create(Request request, Keys.Known known) {
        JsonObject body = JsonObject.parse(request.body());
        String name = body.text("name");
        if (name == null || name.isBlank()) {
            throw new ConnectRefusal(ConnectCode.BLANK_KEY_NAME, "The name of a key must not be blank.");
        }
        String role = ConnectBodies.role(body);
        Instant expiresAt = time(body.text("expires_at"));
        Rank rank = known.account().rank();
        NewKey wanted = NewKey.forPrograms(name, role == null ? null : ConnectRoles.rank(role), expiresAt);
        Keys.MadeKey made = apiKeys.create(known.caller(), known.account().id(), wanted);
        return ConnectJson.answer(200, json -> ConnectJson.newKey(json, made, rank));
    }

    private Response get(Request request) {
        Keys.Known known = owner(request);
        Key key = apiKeys.get(known.caller(), known.account().id(), ConnectIds.key(request));
        return ConnectJson.answer(
                200, json -> ConnectJson.key(json, key, known.account().rank()));
    }

    private Response end(Request request) {
        Keys.Known known = owner(request);
        apiKeys.end(known.caller(), known.account().id(), ConnectIds.key(request));
        return Response.empty(204);
    }

    private Keys.Known owner(Request request) {
        Keys.Known known = keys.known(request);
        AccountId owner = ConnectIds.user(request);
        if (!known.caller().is(owner)) {
            throw new Refused(new Failure.NotPermitted());
        }
        return known;
    }

    private static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (time.isBefore(LATEST)) {
                return time;
            }
        } catch (DateTimeException e) {
            // Told below, like a time that is too far away.
        }
        throw new ConnectRefusal(
                ConnectCode.INVALID_PARAMETER, "The time expires_at must look like 2027-01-31T12:00:00Z.");
    }
}
