package muster.dialect.arvados;

import static muster.dialect.arvados.Endpoint.Type.ARRAY;
import static muster.dialect.arvados.Endpoint.Type.INTEGER;

import java.time.Instant;
import java.util.List;
import muster.directory.Directory;
import muster.directory.Keys;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Key;
import muster.model.KeyId;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.Rank;
import muster.model.Refused;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/**
 * The resource {@code api_client_authorizations}: the caller's tokens, and those that administrators make for others and for
 * the system user. Source: Arvados API, api_client_authorizations.
 */
final class ArvadosAuthorizations implements Resource {
    private static final String PATH = "/" + TokenSchema.RESOURCE;
    private static final String ONE = PATH + "/{uuid}";

    private final Directory directory;
    private final ArvadosIds ids;
    private final TokenUuids uuids;
    private final TokenRecords records;
    private final NewTokens newTokens;
    private final TokenLists lists;

    ArvadosAuthorizations(Directory directory, ArvadosIds ids, TokenUuids uuids, TokenRecords records, NewTokens news) {
        this.directory = directory;
        this.ids = ids;
        this.uuids = uuids;
        this.records = records;
        this.newTokens = news;
        this.lists = new TokenLists(directory.tokens(), records);
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .add(TokenSchema.SCHEMA)
                .add(Endpoint.get(TokenSchema.RESOURCE, "list", PATH)
                        .asks("nothing but who calls")
                        .takesListParameters()
                        .answers(TokenSchema.NAME + "List")
                        .by(lists::answer))
                .add(Endpoint.get(TokenSchema.RESOURCE, "get", ONE)
                        .asks("is it the caller's token")
                        .takesSelect()
                        .answers(TokenSchema.NAME)
                        .by(this::get))
                .add(Endpoint.post(TokenSchema.RESOURCE, "create", PATH)
                        .asks("may the caller make tokens for this user")
                        .takesCreateParameters()
                        .body(TokenSchema.BODY)
                        .answers(TokenSchema.NAME)
                        .by(this::create))
                .add(Endpoint.put(TokenSchema.RESOURCE, "update", ONE)
                        .asks("is it the caller's token")
                        .takesUpdateParameters()
                        .body(TokenSchema.BODY)
                        .answers(TokenSchema.NAME)
                        .by(this::update))
                .add(Endpoint.delete(TokenSchema.RESOURCE, "delete", ONE)
                        .asks("is it the caller's token")
                        .answers(TokenSchema.NAME)
                        .by(this::delete))
                .add(Endpoint.get(TokenSchema.RESOURCE, "current", PATH + "/current")
                        .asks("nothing but who calls")
                        .takesSelect()
                        .answers(TokenSchema.NAME)
                        .regardlessOfScopes()
                        .by(this::current))
                .add(Endpoint.post(TokenSchema.RESOURCE, "create_system_auth", PATH + "/create_system_auth")
                        .asks("may the caller make tokens for the system user")
                        .takes("api_client_id", INTEGER)
                        .takes("scopes", ARRAY)
                        .answers(TokenSchema.NAME)
                        .by(this::createForTheSystem));
    }

    private Response get(Call call) {
        Selection selection = selection(call);
        return answer(found(call), null, selection);
    }

    private Response current(Call call) {
        return answer(call.known().key(), call.secret(), selection(call));
    }

    private Response create(Call call) {
        requireActivated(call);
        Selection selection = selection(call);
        TokenAttributes wanted = TokenAttributes.of(call.parameters().attributes());
        if (wanted.uuid() != null || wanted.secret() != null) {
            throw ArvadosRefusal.invalid("The uuid and the api_token of a token cannot be chosen.");
        }
        AccountId owner = owner(call, wanted.owner());
        NewKey key = newTokens.of(owner, wanted.scopes(), wanted.expiresAt());
        return made(issued(call.caller(), owner, key), selection);
    }

    private Response createForTheSystem(Call call) {
        if (!call.isAdministrator()) {
            throw ArvadosRefusal.forbidden();
        }
        List<String> scopes = TokenAttributes.scopes(call.parameters().texts("scopes"));
        NewKey key = newTokens.of(WellKnown.SYSTEM, scopes, null);
        return made(issued(call.caller(), WellKnown.SYSTEM, key), Selection.ALL);
    }

    private AccountId owner(Call call, @Nullable String uuid) {
        AccountId self = call.known().account().id();
        if (uuid == null || uuid.equals(ids.of(self))) {
            return self;
        }
        if (!call.isAdministrator()) {
            throw ArvadosRefusal.permissionDenied("only administrators make tokens for others");
        }
        return ids.account(uuid).orElseThrow(ArvadosAuthorizations::noSuchOwner);
    }

    private Keys.MadeKey issued(Caller caller, AccountId owner, NewKey key) {
        try {
            return directory.tokens().issue(caller, owner, key);
        } catch (Refused refused) {
            throw refused.failure() instanceof Failure.NoSuchAccount ? noSuchOwner() : refused;
        }
    }

    private static ArvadosRefusal noSuchOwner() {
        return ArvadosRefusal.invalid("owner_uuid is not the uuid of a user.");
    }

    private Response update(Call call) {
        requireActivated(call);
        Selection selection = selection(call);
        Key key = found(call);
        TokenAttributes wanted = TokenAttributes.of(call.parameters().attributes());
        requireSame(call, key, wanted);
        Edit<List<String>> scopes = wanted.hasScopes() ? Edit.set(wanted.scopes()) : Edit.keep();
        Key changed = directory.tokens().change(call.caller(), key.id(), scopes, expiry(wanted));
        return answer(changed, null, selection);
    }

    private Edit<Instant> expiry(TokenAttributes wanted) {
        if (!wanted.hasExpiry()) {
            return Edit.keep();
        }
        Instant limited = newTokens.limited(wanted.expiresAt());
        return limited == null ? Edit.clear() : Edit.set(limited);
    }

    /** Clients send back whole records; what nobody changes must be what it was. */
    private void requireSame(Call call, Key key, TokenAttributes wanted) {
        String uuid = wanted.uuid();
        String owner = wanted.owner();
        String secret = wanted.secret();
        boolean same = (uuid == null || uuid.equals(records.uuid(key)))
                && (owner == null || owner.equals(records.owner(key.account())))
                && (secret == null || isSecretOf(call, key, secret));
        if (!same) {
            throw ArvadosRefusal.permissionDenied("uuid, owner_uuid and api_token of a token do not change");
        }
    }

    private boolean isSecretOf(Call call, Key key, String secret) {
        return directory
                .tokens()
                .withSecret(call.caller(), KeySecret.presented(secret))
                .filter(found -> found.id().equals(key.id()))
                .isPresent();
    }

    private Response delete(Call call) {
        Selection selection = selection(call);
        Key key = found(call);
        Response gone = answer(key, null, selection);
        directory.tokens().end(withOwnRank(call), key.id());
        return gone;
    }

    /** Managers count as ordinary people here; but their keys are as strong as they are, and theirs to end. */
    private static Caller withOwnRank(Call call) {
        Caller caller = call.caller();
        if (caller.isInvited()) {
            return caller;
        }
        Keys.Known known = call.known();
        Rank cap = known.key().rankCap();
        return Caller.person(
                known.account().id(),
                known.key().id(),
                known.account().rank(),
                cap == null ? Rank.ADMINISTRATOR : cap,
                caller.origin());
    }

    private Key found(Call call) {
        KeyId id = uuids.key(call.path("uuid")).orElseThrow(ArvadosRefusal::notFound);
        return directory.tokens().get(call.caller(), id);
    }

    /** Who was never activated has a token, and makes no other. */
    private static void requireActivated(Call call) {
        if (call.caller().isInvited()) {
            throw ArvadosRefusal.permissionDenied("your account is not active");
        }
    }

    private static Selection selection(Call call) {
        return Selection.read(call.parameters(), TokenSchema.COLUMNS);
    }

    private Response made(Keys.MadeKey made, Selection selection) {
        return answer(made.key(), made.secret(), selection);
    }

    private Response answer(Key key, @Nullable KeySecret secret, Selection selection) {
        return ArvadosJson.ok(selection.of(records.of(key, secret)));
    }
}
