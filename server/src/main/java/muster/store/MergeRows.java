package muster.store;

import java.io.StringWriter;
import java.util.List;
import java.util.function.BiConsumer;
import muster.directory.MergeWriter;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.ExternalIdentity;
import muster.model.Grant;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.Holding;
import muster.model.MergePlan;
import muster.model.MergeRecord;
import muster.model.Party;
import muster.model.Place;
import muster.model.Signature;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What merges did: the rows as they were before, as JSON, so that everything nobody touched since can come back. */
final class MergeRows implements MergeWriter {
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Handle handle;

    MergeRows(Handle handle) {
        this.handle = handle;
    }

    @Override
    public void add(MergeRecord merge) {
        handle.createUpdate("""
                        insert into merge_record (id, old_account, into_account, redirected, merged_at, merged_by, undo_until,
                                                  document)
                        values (:id, :old, :into, :redirected, :at, :by, :undoUntil, :document)
                        """)
                .bind("id", merge.id().toString())
                .bind("old", merge.plan().old().id().toString())
                .bind("into", merge.plan().into().id().toString())
                .bind("redirected", merge.redirecting() ? 1 : 0)
                .bind("at", Micros.of(merge.at()))
                .bind("by", Row.text(merge.by()))
                .bind("undoUntil", Micros.of(merge.undoUntil()))
                .bind("document", document(merge))
                .execute();
    }

    @Override
    public void removeOf(AccountId id) {
        handle.createUpdate("delete from merge_record where old_account = :id or into_account = :id")
                .bind("id", id.toString())
                .execute();
    }

    private static String document(MergeRecord merge) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            MergePlan plan = merge.plan();
            json.writeStartObject();
            json.writeBooleanProperty("keysMoved", merge.keysMoved());
            writeHeir(json, merge.heir());
            json.writeName("old");
            write(json, plan.old());
            json.writeName("into");
            write(json, plan.into());
            writeAll(json, "things", plan.things(), MergeRows::write);
            writeAll(json, "groups", plan.groups(), MergeRows::write);
            writeAll(json, "rightsOf", plan.rightsOf(), MergeRows::write);
            writeAll(json, "rightsOn", plan.rightsOn(), MergeRows::write);
            writeAll(json, "signatures", plan.signatures(), MergeRows::write);
            writeAll(json, "identities", plan.identities(), MergeRows::write);
            writeAll(json, "keys", plan.keys(), (generator, key) -> generator.writeNumber(key.value()));
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

    private static void writeHeir(JsonGenerator json, Place heir) {
        switch (heir) {
            case Place.With(var owner) -> json.writeStringProperty("heirAccount", owner.toString());
            case Place.In(var container) -> json.writeStringProperty("heirThing", container.toString());
        }
    }

    /** What of an account a merge changes. */
    private static void write(JsonGenerator json, Account account) {
        json.writeStartObject();
        json.writeStringProperty("id", account.id().toString());
        json.writeNumberProperty("version", account.version());
        if (account.username() != null) {
            json.writeStringProperty("username", account.username().value());
        }
        json.writeArrayPropertyStart("emails");
        account.emails().forEach(email -> {
            json.writeStartObject();
            json.writeStringProperty("address", email.address().value());
            json.writeBooleanProperty("verified", email.verified());
            json.writeBooleanProperty("claimed", email.claimed());
            json.writeEndObject();
        });
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Holding holding) {
        json.writeStartObject();
        json.writeStringProperty("id", holding.id().toString());
        json.writeNumberProperty("version", holding.version());
        json.writeStringProperty("name", holding.name());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Group group) {
        json.writeStartObject();
        json.writeStringProperty("id", group.id().toString());
        json.writeNumberProperty("version", group.version());
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
        if (grant.createdBy() != null) {
            json.writeStringProperty("createdBy", grant.createdBy().toString());
        }
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

    private static void write(JsonGenerator json, ExternalIdentity identity) {
        json.writeStartObject();
        json.writeStringProperty("issuer", identity.issuer());
        json.writeStringProperty("subject", identity.subject());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Signature signature) {
        json.writeStartObject();
        json.writeNumberProperty("number", signature.number());
        json.writeStringProperty("agreement", signature.agreement().toString());
        json.writeNumberProperty("signedAt", Micros.of(signature.signedAt()));
        json.writeEndObject();
    }
}
