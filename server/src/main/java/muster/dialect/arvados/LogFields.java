package muster.dialect.arvados;

import java.util.Map;
import java.util.Optional;
import muster.model.Act;
import muster.model.Event;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What the ledger's words are in logs. Source: Arvados API, logs; what the tool that reports people's activity reads. */
final class LogFields {
    static final String RESOURCE = "logs";
    static final String KIND = "arvados#log";

    private static final String CREATE = "create";
    private static final String UPDATE = "update";
    private static final String DELETE = "delete";

    /** The fields of the directory that clients of this door know, by their names there. */
    private static final Map<String, String> ATTRIBUTES = Map.of(
            "username", "username",
            "email", "email",
            "givenName", "first_name",
            "familyName", "last_name",
            "name", "name",
            "description", "description");

    static final Columns COLUMNS = CommonFields.columns(RESOURCE)
            .with(Columns.Type.TIME, "event_at")
            .with(Columns.Type.TEXT, "event_type", "summary", "object_kind")
            .with(Columns.Type.UUID, "object_uuid", "object_owner_uuid")
            .with(Columns.Type.JSON, Properties.NAME);

    static final Schema SCHEMA = CommonFields.schema("Log", ArvadosUuid.LOG)
            .with(Schema.Type.TIME, "event_at")
            .with(Schema.Type.TEXT, "event_type", "summary", "object_kind", "object_uuid", "object_owner_uuid")
            .with(Schema.Type.OBJECT, Properties.NAME);

    private LogFields() {}

    /** What happened, in the platform's words; empty for what changed no record. */
    static Optional<String> type(Act act) {
        return Optional.ofNullable(
                switch (act) {
                    case ACCOUNT_CREATED, KEY_CREATED, GROUP_CREATED, HOLDING_CREATED -> CREATE;
                    case ACCOUNT_TRASHED, KEY_ENDED, GROUP_REMOVED, HOLDING_REMOVED -> DELETE;
                    case ACCOUNT_CHANGED,
                            ACCOUNT_DISABLED,
                            ACCOUNT_ENABLED,
                            ACCOUNT_ARCHIVED,
                            ACCOUNT_BROUGHT_BACK,
                            ACCOUNT_HELD,
                            ACCOUNT_RELEASED,
                            DEPARTURE_BEGUN,
                            DEPARTURE_CANCELLED,
                            ACCOUNT_DEPARTED,
                            ACCOUNT_REHIRED,
                            ACCOUNT_WELCOMED,
                            ACCOUNT_ACTIVATED,
                            ACCOUNT_WITHDRAWN,
                            ACCOUNT_MERGED,
                            ACCOUNT_UNMERGED,
                            ACCOUNT_RENAMED,
                            ACCOUNT_RESTORED,
                            EMAIL_CONFIRMED,
                            KEY_CHANGED,
                            GROUP_CHANGED,
                            MEMBER_ADDED,
                            MEMBER_REMOVED,
                            HOLDING_CHANGED,
                            GRANT_GIVEN,
                            GRANT_CHANGED,
                            GRANT_WITHDRAWN -> UPDATE;
                    case ACCOUNT_PURGED,
                            DEPARTURE_CHANGED,
                            DEPARTURE_COMPLETED,
                            INVITED,
                            RECOVERY_ASKED_FOR,
                            RECOVERY_BURNT,
                            PASSWORD_SET,
                            CODE_ISSUED,
                            CODE_ASKED_FOR,
                            CODE_SHOWN,
                            CODE_BURNT,
                            CODES_UNDER_ATTACK,
                            SECOND_FACTOR_BEGUN,
                            SECOND_FACTOR_TURNED_ON,
                            SECOND_FACTOR_TURNED_OFF,
                            SECOND_FACTOR_RESET,
                            RECOVERY_CODES_RENEWED,
                            RECOVERY_CODE_USED,
                            APPLICATION_PASSWORD_CREATED,
                            APPLICATION_PASSWORD_ENDED,
                            PROJECT_CREATED,
                            PROJECT_CHANGED,
                            LANE_ADDED,
                            LANE_CHANGED,
                            LANE_REMOVED,
                            LANES_CHOSEN,
                            SIGNED_IN,
                            SIGNED_OUT,
                            LOCKED_OUT,
                            LOCK_OUT_ENDED,
                            KEYS_ENDED,
                            EMAIL_CHANGE_ASKED,
                            EMAIL_CHANGE_DROPPED,
                            AGREEMENT_REQUIRED,
                            AGREEMENT_RETIRED,
                            AGREEMENT_SIGNED,
                            SIGNATURES_FORGOTTEN,
                            PLAN_APPLIED,
                            SITE_CHANGED,
                            SITE_RESTORED,
                            LEDGER_KEY_MADE -> null;
                });
    }

    /** What the object was before and after, as far as the ledger tells it and clients know it. */
    static ObjectNode properties(Event event, String type, String uuid) {
        ObjectNode before = ArvadosJson.object();
        ObjectNode after = ArvadosJson.object();
        if (!type.equals(CREATE)) {
            putKnown(before, event, uuid);
        }
        if (!type.equals(DELETE)) {
            putKnown(after, event, uuid);
        }
        for (Event.FieldChange field : event.fields()) {
            String attribute = ATTRIBUTES.get(field.field());
            if (attribute != null) {
                put(before, attribute, field.before(), type.equals(CREATE));
                put(after, attribute, field.after(), type.equals(DELETE));
            }
        }
        ObjectNode properties = ArvadosJson.object();
        properties.set("old_attributes", before);
        properties.set("new_attributes", after);
        return properties;
    }

    private static void putKnown(ObjectNode side, Event event, String uuid) {
        side.put("uuid", uuid);
        boolean isAccount = event.target().kind().equals("account");
        side.put(isAccount ? "username" : "name", event.target().name());
    }

    private static void put(ObjectNode side, String attribute, @Nullable String value, boolean isEmpty) {
        if (!isEmpty) {
            side.put(attribute, value);
        }
    }
}
