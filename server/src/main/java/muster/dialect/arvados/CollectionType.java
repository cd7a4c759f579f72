package muster.dialect.arvados;

import java.util.Set;
import muster.model.Caller;
import muster.model.Holding;
import tools.jackson.databind.node.ObjectNode;

/** Collections, as far as agreements need them: what a text is and what it is called. Source: Arvados API, collections. */
final class CollectionType implements ThingType {
    static final String RESOURCE = "collections";
    static final String MANIFEST = "manifest_text";

    private static final String HASH = "portable_data_hash";
    private static final Set<String> WRITABLE = Set.of("description", Properties.NAME, MANIFEST, HASH);

    static final Columns COLUMNS = CommonFields.columns(RESOURCE)
            .with(Columns.Type.TEXT, "name", "description", HASH)
            .with(Columns.Type.JSON, Properties.NAME)
            .withComputed(MANIFEST)
            .with(Columns.Type.BOOLEAN, "is_trashed")
            .with(Columns.Type.TIME, "trash_at", "delete_at");

    static final Schema SCHEMA = CommonFields.schema("Collection", ArvadosUuid.COLLECTION)
            .with(Schema.Type.TEXT, "name", "description", HASH)
            .with(Schema.Type.OBJECT, Properties.NAME)
            .with(Schema.Type.TEXT, MANIFEST)
            .with(Schema.Type.BOOLEAN, "is_trashed")
            .with(Schema.Type.TIME, "trash_at", "delete_at");

    @Override
    public ThingKind kind() {
        return ThingKind.COLLECTION;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public Set<String> writable() {
        return WRITABLE;
    }

    @Override
    public Set<String> sentBack() {
        return GroupFields.SENT_BACK;
    }

    @Override
    public Set<String> onlyWhenSelected() {
        return Set.of(MANIFEST);
    }

    @Override
    public ObjectNode changes(Attributes wanted, Caller caller) {
        ObjectNode changes = ArvadosJson.object();
        if (wanted.has("description")) {
            changes.put("description", wanted.text("description"));
        }
        if (wanted.has(Properties.NAME)) {
            changes.set(Properties.NAME, Properties.wanted(wanted));
        }
        if (wanted.has(MANIFEST)) {
            String text = wanted.text(MANIFEST);
            Manifest manifest = Manifest.parse(text == null ? "" : text);
            changes.put(MANIFEST, manifest.text());
            changes.put(HASH, manifest.hash());
        }
        requireHash(wanted, changes);
        return changes;
    }

    /** The hash follows from the text; whoever sends one without the other sends back what he has read. */
    private static void requireHash(Attributes wanted, ObjectNode changes) {
        String hash = wanted.text(HASH);
        boolean wrong = hash != null
                && changes.has(HASH)
                && !hash.equals(changes.path(HASH).asString());
        if (wrong) {
            throw ArvadosRefusal.invalid("Portable data hash does not match computed hash "
                    + changes.path(HASH).asString());
        }
    }

    @Override
    public void show(ObjectNode record, Holding thing, ObjectNode document, ThingNames names) {
        record.put("name", thing.name().isEmpty() ? null : thing.name());
        record.put("description", document.path("description").asString(null));
        record.put(HASH, document.path(HASH).asString(Manifest.EMPTY.hash()));
        record.set(Properties.NAME, Properties.shown(document.get(Properties.NAME)));
        record.put(MANIFEST, document.path(MANIFEST).asString(""));
        record.put("is_trashed", false);
        record.putNull("trash_at");
        record.putNull("delete_at");
    }
}
