package muster.store;

import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import muster.directory.LedgerDigests;
import muster.model.Event;
import muster.model.LedgerEntry;
import org.jspecify.annotations.Nullable;

/** What of an event can be erased, as text with its digest. Each text has a salt of its own, so that no digest tells it. */
final class EventTexts {
    private static final int SALT_BYTES = 16;
    private static final String SALTED = "{\"salt\":\"";

    private final SecureRandom random;

    EventTexts(SecureRandom random) {
        this.random = random;
    }

    String payload(Event event) {
        return Json.ofPayload(salt(), new Json.Payload(event.target().name(), event.fields()));
    }

    /** Null when nothing is known of the place. */
    @Nullable
    String place(@Nullable String address, @Nullable String client) {
        return address == null && client == null ? null : Json.ofPlace(salt(), new Json.Place(address, client));
    }

    private String salt() {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    }

    /** Of an event that was written without salt the same with salt, if it is as it was written. */
    LedgerEntry salted(LedgerEntry entry, Row row) throws SQLException {
        String payload = entry.payload();
        if (payload == null || payload.startsWith(SALTED)) {
            return entry;
        }
        if (!LedgerDigests.ofText(payload).equals(entry.payloadDigest())) {
            return entry;
        }
        String salted = Json.ofPayload(salt(), Json.payload(payload));
        String place = place(row.textOrNull("address"), row.textOrNull("client"));
        return new LedgerEntry(
                entry.number(),
                entry.header(),
                place,
                digest(place),
                salted,
                LedgerDigests.ofText(salted),
                entry.seal());
    }

    static @Nullable String digest(@Nullable String text) {
        return text == null ? null : LedgerDigests.ofText(text);
    }

    /** From where an event was done: events that are not sealed may have it in columns of their own. */
    static Json.Place place(Row row) throws SQLException {
        String place = row.textOrNull("place");
        if (place != null) {
            return Json.place(place);
        }
        boolean inColumns = row.textOrNull("place_digest") == null && row.textOrNull("seal") == null;
        return inColumns ? new Json.Place(row.textOrNull("address"), row.textOrNull("client")) : Json.NO_PLACE;
    }

    static Json.Payload payload(Row row) throws SQLException {
        String payload = row.textOrNull("payload");
        return payload == null ? new Json.Payload(null, List.of()) : Json.payload(payload);
    }
}
