package muster.store;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Holding;
import muster.model.MergeTrace;
import muster.model.Party;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes what a merge changed as JSON; {@link MergeTraceReading} reads it again. */
final class MergeTraceJson {
    /** Documents that do not say so are of an earlier program, and hold less. */
    static final int FORMAT = 2;

    private static final JsonFactory FACTORY = new JsonFactory();

    private MergeTraceJson() {}

    static String of(MergeTrace trace) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("format", FORMAT);
            writeSide(json, "old", trace.old());
            writeSide(json, "into", trace.into());
            writeSide(json, "left", trace.left());
            writeAll(json, "things", trace.things(), MergeTraceJson::write);
            writeAll(json, "ended", trace.ended(), MergeTraceJson::write);
            writeAll(json, "groups", trace.groups(), (to, group) -> to.writeString(group.toString()));
            writeAll(json, "rights", trace.rights(), MergeTraceJson::write);
            writeAll(json, "signatures", trace.signatures(), MergeTraceJson::write);
            writeAll(json, "identities", trace.identities(), MergeTraceJson::write);
            writeAll(json, "keys", trace.keys(), MergeTraceJson::write);
            json.writeBooleanProperty("hadPassword", trace.hadPassword());
            json.writeBooleanProperty("hadSecondFactor", trace.hadSecondFactor());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static <T> void writeAll(
            JsonGenerator json, String name, List<T> rows, BiConsumer<JsonGenerator, T> write) {
        json.writeArrayPropertyStart(name);
        rows.forEach(row -> write.accept(json, row));
        json.writeEndArray();
    }

    private static void writeSide(JsonGenerator json, String name, MergeTrace.Side side) {
        json.writeName(name);
        json.writeStartObject();
        writeUnlessNull(json, "username", side.username());
        writeAll(json, "emails", side.emails(), MergeTraceJson::write);
        EmailAddress pending = side.pending();
        writeUnlessNull(json, "pending", pending);
        json.writeBooleanProperty("pendingClaimed", side.pendingClaimed());
        json.writeBooleanProperty("activated", side.activated());
        json.writeBooleanProperty("inAllUsers", side.inAllUsers());
        json.writeBooleanProperty("shownToAll", side.shownToAll());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Email email) {
        json.writeStartObject();
        json.writeStringProperty("address", email.address().value());
        json.writeBooleanProperty("verified", email.verified());
        json.writeBooleanProperty("claimed", email.claimed());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MergeTrace.Thing thing) {
        json.writeStartObject();
        json.writeStringProperty("id", thing.id().toString());
        writeSpot(json, "before", thing.before());
        writeSpot(json, "after", thing.after());
        json.writeEndObject();
    }

    private static void writeSpot(JsonGenerator json, String name, MergeTrace.Spot spot) {
        json.writeName(name);
        json.writeStartObject();
        json.writeStringProperty("owner", spot.owner().toString());
        writeUnlessNull(json, "container", spot.container());
        json.writeStringProperty("name", spot.name());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MergeTrace.Ended ended) {
        Holding thing = ended.thing();
        json.writeStartObject();
        json.writeStringProperty("id", thing.id().toString());
        json.writeNumberProperty("number", thing.number());
        json.writeNumberProperty("version", thing.version());
        json.writeStringProperty("door", thing.door());
        json.writeStringProperty("kind", thing.kind());
        json.writeStringProperty("owner", thing.owner().toString());
        writeUnlessNull(json, "container", thing.container());
        json.writeStringProperty("name", thing.name());
        json.writeStringProperty("naming", thing.naming().name());
        json.writeStringProperty("audience", thing.audience().name());
        json.writeBooleanProperty("readonly", thing.readonly());
        json.writeStringProperty("document", thing.document());
        json.writeNumberProperty("createdAt", Micros.of(thing.createdAt()));
        writeUnlessNull(json, "createdBy", thing.createdBy());
        json.writeNumberProperty("modifiedAt", Micros.of(thing.modifiedAt()));
        writeUnlessNull(json, "modifiedBy", thing.modifiedBy());
        writeAll(json, "grants", ended.grants(), MergeTraceJson::write);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MergeTrace.Right right) {
        json.writeStartObject();
        json.writeName("before");
        write(json, right.before());
        if (right.after() != null) {
            json.writeName("after");
            write(json, right.after());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Grant grant) {
        json.writeStartObject();
        json.writeNumberProperty("id", grant.id().value());
        json.writeStringProperty("party", party(grant.party()));
        json.writeStringProperty("object", object(grant.object()));
        json.writeStringProperty("purpose", grant.purpose());
        json.writeStringProperty("level", grant.level().name());
        json.writeStringProperty("properties", grant.properties());
        json.writeNumberProperty("createdAt", Micros.of(grant.createdAt()));
        writeUnlessNull(json, "createdBy", grant.createdBy());
        json.writeEndObject();
    }

    private static String party(Party party) {
        return switch (party) {
            case Party.OfAccount(var id) -> "account " + id;
            case Party.OfGroup(var id) -> "group " + id;
        };
    }

    private static String object(GrantObject object) {
        return switch (object) {
            case GrantObject.OnAccount(var id) -> "account " + id;
            case GrantObject.OnGroup(var id) -> "group " + id;
            case GrantObject.OnHolding(var id) -> "holding " + id;
        };
    }

    private static void write(JsonGenerator json, MergeTrace.Signed signed) {
        Signature before = signed.before();
        json.writeStartObject();
        json.writeNumberProperty("number", before.number());
        json.writeStringProperty("agreement", before.agreement().toString());
        json.writeStringProperty("account", before.account().toString());
        json.writeNumberProperty("signedAt", Micros.of(before.signedAt()));
        json.writeBooleanProperty("moved", signed.moved());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ExternalIdentity identity) {
        json.writeStartObject();
        json.writeStringProperty("issuer", identity.issuer());
        json.writeStringProperty("subject", identity.subject());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, MergeTrace.MovedKey key) {
        json.writeStartObject();
        json.writeNumberProperty("id", key.id().value());
        writeUnlessNull(json, "before", key.before());
        writeUnlessNull(json, "after", key.after());
        json.writeEndObject();
    }

    private static void writeUnlessNull(JsonGenerator json, String name, @Nullable Instant at) {
        if (at != null) {
            json.writeNumberProperty(name, Micros.of(at));
        }
    }

    private static void writeUnlessNull(JsonGenerator json, String name, @Nullable Record value) {
        if (value != null) {
            json.writeStringProperty(name, value.toString());
        }
    }
}
