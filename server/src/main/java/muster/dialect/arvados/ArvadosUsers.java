package muster.dialect.arvados;

import muster.directory.Directory;
import muster.directory.People;
import muster.directory.Trash;
import muster.http.Response;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Refused;
import muster.model.WellKnown;

/** The resource {@code users}: making, finding, changing and deleting users. Source: Arvados API, users. */
final class ArvadosUsers implements Resource {
    static final String RESOURCE = "users";
    static final String BODY = "user";
    static final String SCHEMA = "User";

    private final Directory directory;
    private final NewUsers newUsers;
    private final UserUpdates updates;
    private final UserAnswers answers;
    private final UserLists lists;
    private final UserRenaming renaming;

    ArvadosUsers(
            Directory directory,
            NewUsers newUsers,
            UserUpdates updates,
            UserAnswers answers,
            UserLists lists,
            UserRenaming renaming) {
        this.directory = directory;
        this.newUsers = newUsers;
        this.updates = updates;
        this.answers = answers;
        this.lists = lists;
        this.renaming = renaming;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints
                .add(UserSchema.SCHEMA)
                .add(Endpoint.get(RESOURCE, "list", "/users")
                        .asks("which users may the caller see")
                        .takesListParameters()
                        .answers(SCHEMA + "List")
                        .by(lists::answer))
                .add(Endpoint.get(RESOURCE, "get", "/users/{uuid}")
                        .asks("may the caller see this user")
                        .takesSelect()
                        .answers(SCHEMA)
                        .by(this::get))
                .add(Endpoint.post(RESOURCE, "create", "/users")
                        .asks("may the caller make users")
                        .takesCreateParameters()
                        .body(BODY)
                        .answers(SCHEMA)
                        .by(this::create))
                .add(Endpoint.put(RESOURCE, "update", "/users/{uuid}")
                        .asks("may the caller change this user")
                        .takesUpdateParameters()
                        .body(BODY)
                        .answers(SCHEMA)
                        .by(this::update))
                .add(Endpoint.delete(RESOURCE, "delete", "/users/{uuid}")
                        .asks("may the caller remove this user")
                        .answers(SCHEMA)
                        .by(this::delete))
                .add(Endpoint.put(RESOURCE, "batch_update", "/users/batch_update")
                        .asks("is the caller an administrator, and is refused all the same")
                        .unpublished()
                        .by(this::batchUpdate))
                .add(Endpoint.get(RESOURCE, "current", "/users/current")
                        .asks("nothing but who calls")
                        .answers(SCHEMA)
                        .by(this::current))
                .add(Endpoint.get(RESOURCE, "system", "/users/system")
                        .asks("nothing but who calls")
                        .answers(SCHEMA)
                        .by(this::system));
    }

    private Response get(Call call) {
        Selection selection = answers.selection(call);
        return answers.one(call, answers.read(call, call.path("uuid")), selection);
    }

    private Response create(Call call) {
        answers.requireAdministrator(call, ArvadosRefusal.permissionDenied("only administrators make users"));
        Selection selection = answers.selection(call);
        // Usernames are made unique anyway; but what is no boolean is a mistake.
        call.parameters().flag("ensure_unique_name");
        UserAttributes wanted = UserAttributes.of(call.parameters().attributes(), true);
        Account made = newUsers.create(call.caller(), wanted);
        return answers.one(call, made.id(), selection);
    }

    private Response update(Call call) {
        People.Sight sight = answers.found(call.caller(), call.path("uuid"));
        Selection selection = answers.selection(call);
        UserAttributes wanted = UserAttributes.of(call.parameters().attributes(), call.isAdministrator());
        if (wanted.renames(call.path("uuid"))) {
            updates.requireNothingElse(call.caller(), sight, wanted);
            renaming.update(call, sight, String.valueOf(wanted.uuid()));
        } else {
            updates.update(call.caller(), sight, wanted);
        }
        return answers.one(call, sight.account().id(), selection);
    }

    private Response delete(Call call) {
        Caller caller = call.caller();
        People.Sight sight = answers.found(caller, call.path("uuid"));
        Selection selection = answers.selection(call);
        boolean wellKnown = sight.account().id().equals(WellKnown.SYSTEM)
                || sight.account().id().equals(WellKnown.ANONYMOUS);
        if (wellKnown) {
            throw new Refused(new Failure.IsWellKnown());
        }
        if (!sight.level().isAtLeast(Grant.Level.WRITE)) {
            throw ArvadosRefusal.permissionDenied("you may not remove this user");
        }
        Response gone = answers.one(call, sight, selection);
        directory.trash().put(caller, sight.account().id(), Trash.Owners.STAY);
        return gone;
    }

    /** For clusters among themselves, of which there are none here. */
    private Response batchUpdate(Call call) {
        answers.requireAdministrator(call, ArvadosRefusal.forbidden("Forbidden"));
        throw ArvadosRefusal.notFound();
    }

    private Response current(Call call) {
        return answers.one(call, directory.people().own(call.known()), answers.selection(call));
    }

    private Response system(Call call) {
        return answers.one(call, directory.people().itself(call.caller()), answers.selection(call));
    }
}
