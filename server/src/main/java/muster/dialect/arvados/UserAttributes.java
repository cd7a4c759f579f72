package muster.dialect.arvados;

import java.util.Set;
import java.util.regex.Pattern;
import muster.dialect.JsonObject;
import muster.model.Edit;
import muster.model.EmailAddress;
import muster.model.Username;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client wants a user to be. Attributes that nobody writes but clients send back are dropped; empty text is no value.
 * Source: Arvados API, users.
 */
final class UserAttributes {
    private static final Set<String> SENT_BACK = Set.of(
            "kind",
            "etag",
            "href",
            "owner_uuid",
            "created_at",
            "modified_at",
            "modified_by_user_uuid",
            "modified_by_client_uuid");

    private static final Set<String> WRITABLE = Set.of(
            "uuid",
            "email",
            "username",
            "first_name",
            "last_name",
            UserColumns.IDENTITY_URL,
            UserColumns.DEFAULT_OWNER,
            "is_active",
            "is_admin",
            "prefs");

    /** Kept by the server where users were merged. */
    private static final String REDIRECT = "redirect_to_user_uuid";

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private final Attributes values;

    private UserAttributes(Attributes values) {
        this.values = values;
    }

    static UserAttributes of(Attributes sent, boolean isAdministrator) {
        Attributes values = sent.without(SENT_BACK);
        if (values.has(REDIRECT) && !isAdministrator) {
            throw ArvadosRefusal.permissionDenied("nobody writes redirect_to_user_uuid");
        }
        values.requireKnown(WRITABLE, "User");
        return new UserAttributes(values);
    }

    /** The uuid that was asked for; null for none. */
    @Nullable
    String uuid() {
        return filled("uuid");
    }

    /** Whether the user who is called so is to have another uuid. */
    boolean renames(String present) {
        String wanted = uuid();
        return wanted != null && !wanted.equals(present);
    }

    @Nullable
    String email() {
        return filled("email");
    }

    Edit<EmailAddress> emailEdit() {
        return edit("email").map(EmailAddress::parse);
    }

    boolean hasUsername() {
        return values.has("username");
    }

    @Nullable
    String username() {
        return filled("username");
    }

    /** @throws ArvadosRefusal when it is none by the platform's rule */
    Edit<Username> usernameEdit() {
        return edit("username").map(UserAttributes::username);
    }

    static Username username(String text) {
        if (!USERNAME.matcher(text).matches()) {
            throw ArvadosRefusal.invalid("Username must begin with a letter and contain only alphanumerics");
        }
        return Username.parse(text);
    }

    Edit<String> firstName() {
        return edit("first_name");
    }

    Edit<String> lastName() {
        return edit("last_name");
    }

    Edit<String> identityUrl() {
        return edit(UserColumns.IDENTITY_URL);
    }

    Edit<String> defaultOwnerUuid() {
        return edit(UserColumns.DEFAULT_OWNER);
    }

    /** An object as JSON text; none and null are an empty one. */
    Edit<String> prefs() {
        if (!values.has("prefs")) {
            return Edit.keep();
        }
        ObjectNode prefs = values.object("prefs");
        return Edit.set(prefs == null ? UserColumns.NO_PREFS : prefs.toString());
    }

    /** What the door alone keeps, after these were written. */
    UserDocument document(UserDocument before) {
        String prefs = prefs().orKeepValue(before.prefs());
        // Objects are the same in whatever order their members come.
        boolean same = JsonObject.parseValue(prefs).equals(before.prefsJson());
        return new UserDocument(
                same ? before.prefs() : prefs,
                identityUrl().orKeep(before.identityUrl()),
                defaultOwnerUuid().orKeep(before.defaultOwnerUuid()));
    }

    @Nullable
    Boolean isActive() {
        return values.flag("is_active");
    }

    @Nullable
    Boolean isAdmin() {
        return values.flag("is_admin");
    }

    private Edit<String> edit(String name) {
        if (!values.has(name)) {
            return Edit.keep();
        }
        String text = filled(name);
        return text == null ? Edit.clear() : Edit.set(text);
    }

    private @Nullable String filled(String name) {
        String text = values.text(name);
        return text == null || text.isEmpty() ? null : text;
    }
}
