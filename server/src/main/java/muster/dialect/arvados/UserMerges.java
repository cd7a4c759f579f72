package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import muster.directory.Directory;
import muster.directory.Holdings.Sort;
import muster.directory.Keys;
import muster.directory.MergeOptions;
import muster.directory.People;
import muster.http.Response;
import muster.model.Account;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Key;
import muster.model.Place;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Makes two users one: asked by an administrator with their uuids, or by the old user with a token of the new one.
 * Source: Arvados API, users, merge.
 */
final class UserMerges implements Resource {
    private static final List<String> EVERYTHING = List.of(Key.EVERYTHING);

    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids things;
    private final ArvadosTokens tokens;
    private final UserAnswers answers;
    private final String cluster;

    UserMerges(
            Directory directory,
            ArvadosIds ids,
            ThingUuids things,
            ArvadosTokens tokens,
            UserAnswers answers,
            String cluster) {
        this.directory = directory;
        this.ids = ids;
        this.things = things;
        this.tokens = tokens;
        this.answers = answers;
        this.cluster = cluster;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(Endpoint.post(ArvadosUsers.RESOURCE, "merge", "/users/merge")
                .asks("may the caller merge these users")
                .needs("new_owner_uuid", Endpoint.Type.STRING)
                .takes("new_user_token", Endpoint.Type.STRING)
                .takes("redirect_to_new_user", Endpoint.Type.BOOLEAN)
                .takes("old_user_uuid", Endpoint.Type.STRING)
                .takes("new_user_uuid", Endpoint.Type.STRING)
                .answers(ArvadosUsers.SCHEMA)
                .by(this::merge));
    }

    /** Who becomes whom, and who proved to be the new one; null when an administrator says so. */
    private record Pair(
            AccountId old, AccountId into, @Nullable Caller proven) {}

    private Response merge(Call call) {
        Parameters parameters = call.parameters();
        String heir = parameters.text("new_owner_uuid");
        if (heir == null) {
            throw ArvadosRefusal.invalid("missing required parameter new_owner_uuid");
        }
        boolean redirecting = parameters.flag("redirect_to_new_user");
        String oldUuid = parameters.text("old_user_uuid");
        String newUuid = parameters.text("new_user_uuid");
        Pair pair = oldUuid == null && newUuid == null ? proven(call) : named(call, oldUuid, newUuid);
        if (pair.old().equals(pair.into())) {
            throw ArvadosRefusal.invalid("cannot merge user to self");
        }
        Caller seer = pair.proven() == null ? call.caller() : pair.proven();
        MergeOptions options = options(redirecting, isLocal(pair.old()), place(seer, heir));
        return answer(call, merged(call, pair, options));
    }

    private Pair named(Call call, @Nullable String oldUuid, @Nullable String newUuid) {
        answers.requireAdministrator(
                call, ArvadosRefusal.forbidden("Must be admin to use old_user_uuid/new_user_uuid"));
        if (oldUuid == null || newUuid == null) {
            throw ArvadosRefusal.invalid("Must supply both old_user_uuid and new_user_uuid");
        }
        AccountId into = user(call, newUuid, "new_user_uuid");
        return new Pair(user(call, oldUuid, "old_user_uuid"), into, null);
    }

    private AccountId user(Call call, String uuid, String parameter) {
        return ids.account(uuid)
                .filter(id -> answers.isThere(call.caller(), id))
                .orElseThrow(() -> ArvadosRefusal.invalid("User in " + parameter + " not found"));
    }

    private Pair proven(Call call) {
        if (!call.known().key().scopes().equals(EVERYTHING)) {
            throw ArvadosRefusal.forbidden("cannot merge with a scoped token");
        }
        String token = call.parameters().text("new_user_token");
        Keys.Known holder = Optional.ofNullable(token)
                .flatMap(text -> tokens.holder(text, call.caller().origin()))
                .orElseThrow(() -> new ArvadosRefusal(401, "invalid new_user_token"));
        if (!holder.key().scopes().equals(EVERYTHING)) {
            throw ArvadosRefusal.forbidden("new_user_token has restricted scope");
        }
        if (holder.caller().isInvited()) {
            throw ArvadosRefusal.notActive();
        }
        AccountId old = call.known().account().id();
        return new Pair(old, holder.account().id(), holder.caller());
    }

    /** A user from elsewhere does not let his keys be used here. */
    private boolean isLocal(AccountId old) {
        return ids.of(old).startsWith(cluster + "-");
    }

    private static MergeOptions options(boolean redirecting, boolean local, Place heir) {
        boolean keysMove = redirecting && local;
        List<Sort> inherited =
                List.of(ThingKind.PROJECT.sort(), ThingKind.COLLECTION.sort(), ThingKind.VIRTUAL_MACHINE.sort());
        return new MergeOptions(
                redirecting,
                keysMove,
                heir,
                inherited,
                keysMove ? List.of() : List.of(ThingKind.AUTHORIZED_KEY.sort()));
    }

    /** Where things shall go; what cannot be a place for them is refused as one where they may not go. */
    private Place place(Caller seer, String uuid) {
        Optional<AccountId> account = ids.account(uuid);
        if (account.isPresent()) {
            return new Place.With(account.get());
        }
        return things.number(ThingKind.PROJECT, uuid)
                .<Place>flatMap(number -> {
                    try {
                        return Optional.of(new Place.In(directory
                                .estate()
                                .getByNumber(seer, ThingKind.PROJECT.sort(), number)
                                .id()));
                    } catch (Refused refused) {
                        return Optional.empty();
                    }
                })
                .orElseThrow(UserMerges::cannotMove);
    }

    private Account merged(Call call, Pair pair, MergeOptions options) {
        try {
            return directory.merges().merge(call.caller(), pair.proven(), pair.old(), pair.into(), options);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.MayNotInherit) {
                throw cannotMove();
            }
            throw refused;
        }
    }

    private static ArvadosRefusal cannotMove() {
        return ArvadosRefusal.forbidden(
                "cannot move objects into supplied new_owner_uuid: new user does not have write permission");
    }

    /** The old user, whom nobody sees any more when he redirects. */
    private Response answer(Call call, Account old) {
        AccountEntry entry = new AccountEntry(old, Activity.NONE);
        return answers.one(call, new People.Sight(entry, true, Grant.Level.MANAGE), Selection.ALL);
    }
}
