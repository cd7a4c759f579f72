package muster.dialect.arvados;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Holding;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Keys with which people log in to virtual machines. Source: Arvados API, authorized keys. */
final class AuthorizedKeyType implements ThingType {
    static final String RESOURCE = "authorized_keys";
    static final String PUBLIC_KEY = "public_key";

    private static final String KEY_TYPE = "key_type";
    private static final String SSH = "SSH";
    private static final String USER = "authorized_user_uuid";
    private static final String EXPIRES_AT = "expires_at";

    /** The document names the person by the directory's id, because uuids of users can change. */
    private static final String ACCOUNT = "authorized_account";

    private static final Set<String> WRITABLE = Set.of(KEY_TYPE, PUBLIC_KEY, USER, EXPIRES_AT);
    private static final int LONGEST_KEY = 16_384;
    private static final Pattern SSH_KEY = Pattern.compile(
            "(ssh-[a-z0-9]+|ecdsa-sha2-[a-z0-9-]+|sk-[a-z0-9-]+@openssh\\.com) [A-Za-z0-9+/]+={0,2}( [^\\n]*)?");

    static final Columns COLUMNS = CommonFields.columns(RESOURCE)
            .with(Columns.Type.TEXT, "name", KEY_TYPE)
            .with(Columns.Type.UUID, USER)
            .with(Columns.Type.TEXT, PUBLIC_KEY)
            .with(Columns.Type.TIME, EXPIRES_AT);

    static final Schema SCHEMA = CommonFields.schema("AuthorizedKey", ArvadosUuid.AUTHORIZED_KEY)
            .with(Schema.Type.TEXT, "name", KEY_TYPE, USER, PUBLIC_KEY)
            .with(Schema.Type.TIME, EXPIRES_AT);

    private final ArvadosIds ids;

    AuthorizedKeyType(ArvadosIds ids) {
        this.ids = ids;
    }

    @Override
    public ThingKind kind() {
        return ThingKind.AUTHORIZED_KEY;
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
    public boolean hasNamesOfItsOwn() {
        return false;
    }

    @Override
    public ObjectNode changes(Attributes wanted, Caller caller) {
        ObjectNode changes = ArvadosJson.object();
        String keyType = wanted.text(KEY_TYPE);
        if (keyType != null && !keyType.equals(SSH)) {
            throw ArvadosRefusal.invalid("Key type is not included in the list: it must be " + SSH);
        }
        if (wanted.has(PUBLIC_KEY)) {
            changes.put(PUBLIC_KEY, publicKey(wanted));
        }
        if (wanted.has(EXPIRES_AT)) {
            ArvadosJson.put(changes, EXPIRES_AT, wanted.time(EXPIRES_AT));
        }
        String user = wanted.text(USER);
        if (user != null && !user.isEmpty()) {
            changes.put(ACCOUNT, account(user, caller).toString());
        }
        return changes;
    }

    private static String publicKey(Attributes wanted) {
        String sent = wanted.text(PUBLIC_KEY);
        String key = sent == null ? "" : sent.strip();
        if (key.length() > LONGEST_KEY || !SSH_KEY.matcher(key).matches()) {
            throw ArvadosRefusal.invalid("Public key does not appear to be a valid SSH public key");
        }
        return key;
    }

    /** Administrators attach keys to anybody, others to themselves. */
    private AccountId account(String uuid, Caller caller) {
        Optional<AccountId> account = ids.account(uuid);
        if (account.filter(caller::is).isEmpty() && !caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw ArvadosRefusal.permissionDenied("you cannot attach a key to somebody else");
        }
        return account.orElseThrow(() -> ArvadosRefusal.invalid("Authorized user uuid does not name a user"));
    }

    /** Whose key it is: the owner's, unless it says otherwise. */
    static AccountId account(Holding key, ObjectNode document) {
        String named = document.path(ACCOUNT).asString("");
        return named.isEmpty() ? key.owner() : new AccountId(UUID.fromString(named));
    }

    static @Nullable String publicKey(ObjectNode document) {
        return document.path(PUBLIC_KEY).asString(null);
    }

    /** Whether there is a key, and its time has not passed. */
    static boolean isGood(ObjectNode document, Instant now) {
        boolean expired = ArvadosTime.parse(document.path(EXPIRES_AT).asString(""))
                .filter(end -> !end.isAfter(now))
                .isPresent();
        return publicKey(document) != null && !expired;
    }

    @Override
    public Collection<AccountId> mentioned(ObjectNode document) {
        String named = document.path(ACCOUNT).asString("");
        return named.isEmpty() ? List.of() : List.of(new AccountId(UUID.fromString(named)));
    }

    @Override
    public void show(ObjectNode record, Holding thing, ObjectNode document, ThingNames names) {
        record.put("name", thing.name().isEmpty() ? null : thing.name());
        record.put(KEY_TYPE, SSH);
        record.put(USER, names.user(account(thing, document)));
        record.put(PUBLIC_KEY, publicKey(document));
        record.put(EXPIRES_AT, document.path(EXPIRES_AT).asString(null));
    }
}
