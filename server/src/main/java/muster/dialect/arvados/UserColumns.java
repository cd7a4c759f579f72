package muster.dialect.arvados;

import java.util.List;
import java.util.Set;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** The attributes of users, and what of the directory they are. Source: Arvados API, users. */
final class UserColumns {
    static final String IDENTITY_URL = "identity_url";
    static final String DEFAULT_OWNER = "default_owner_uuid";
    /** The preferences of a user without any. */
    static final String NO_PREFS = "{}";

    /** In the order in which records have them; hidden is what restricted records lack. */
    static final Columns COLUMNS = Columns.of("users")
            .withComputed("kind", "href", "etag")
            .with(Columns.Type.UUID, "uuid")
            .withHidden(Columns.Type.UUID, "owner_uuid")
            .withHidden(Columns.Type.TIME, "created_at")
            .withHidden(Columns.Type.UUID, "modified_by_client_uuid", "modified_by_user_uuid")
            .withHidden(Columns.Type.TIME, "modified_at")
            .with(Columns.Type.TEXT, "email", "username")
            .withComputed("full_name")
            .with(Columns.Type.TEXT, "first_name", "last_name")
            .withHidden(Columns.Type.TEXT, IDENTITY_URL)
            .with(Columns.Type.BOOLEAN, "is_active", "is_admin")
            .withComputed("is_invited")
            .withHidden(Columns.Type.JSON_TEXT, "prefs")
            .withHidden(Columns.Type.UUID, DEFAULT_OWNER)
            .withComputed("writable_by", "can_write", "can_manage");

    /** What stands behind a column. */
    sealed interface Source {

        /** The same for every user; null for nothing. */
        record Constant(@Nullable String value) implements Source {}

        record Text(AccountValue value) implements Source {}

        record Time(AccountValue.Time value) implements Source {}

        record Truth(Condition condition) implements Source {}
    }

    private static final Source NOTHING = new Source.Constant(null);
    private static final Condition MAY_ACT = new Condition.MayAct();
    private static final Condition ADMINISTERS =
            new Condition.AllOf(List.of(new Condition.HasRank(Set.of(Rank.ADMINISTRATOR)), MAY_ACT));

    private final String systemUser;
    private final boolean restricted;

    /** @param restricted whether hidden columns count as null, so that nobody finds out what he may not see */
    UserColumns(String cluster, boolean restricted) {
        systemUser = ArvadosUuid.systemUser(cluster).toString();
        this.restricted = restricted;
    }

    boolean isVisible(Columns.Column column) {
        return !(restricted && column.isHidden());
    }

    Source source(Columns.Column column) {
        if (!isVisible(column)) {
            return NOTHING;
        }
        String door = ArvadosNames.DOOR;
        return switch (column.name()) {
            case "uuid" -> new Source.Text(new AccountValue.WireName(door, ArvadosUuid.USER));
            case "owner_uuid" -> new Source.Constant(systemUser);
            case "modified_by_client_uuid" -> NOTHING;
            case "modified_by_user_uuid" ->
                new Source.Text(new AccountValue.ModifierName(door, ArvadosUuid.USER, systemUser));
            case "created_at" -> new Source.Time(AccountValue.Time.CREATED_AT);
            case "modified_at" -> new Source.Time(AccountValue.Time.MODIFIED_AT);
            case "email" -> new Source.Text(AccountValue.Text.EMAIL);
            case "username" -> new Source.Text(AccountValue.Text.USERNAME);
            case "first_name" -> new Source.Text(AccountValue.Text.GIVEN_NAME);
            case "last_name" -> new Source.Text(AccountValue.Text.FAMILY_NAME);
            case IDENTITY_URL, DEFAULT_OWNER -> new Source.Text(new AccountValue.Attribute(door, column.name()));
            case "prefs" -> new Source.Text(new AccountValue.Document(door, NO_PREFS));
            case "is_active" -> new Source.Truth(MAY_ACT);
            case "is_admin" -> new Source.Truth(ADMINISTERS);
            default -> throw new IllegalArgumentException(column.name() + " is not kept");
        };
    }
}
