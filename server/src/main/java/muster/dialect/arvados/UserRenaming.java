package muster.dialect.arvados;

import java.util.List;
import muster.directory.Directory;
import muster.directory.People;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.WellKnown;

/**
 * Gives users other uuids: a method of older versions of the platform, and an attribute of updates. All that refers to a user
 * follows. Source: Arvados API, users, update_uuid.
 */
final class UserRenaming implements Resource {
    private final Directory directory;
    private final ArvadosIds ids;
    private final UserAnswers answers;

    UserRenaming(Directory directory, ArvadosIds ids, UserAnswers answers) {
        this.directory = directory;
        this.ids = ids;
        this.answers = answers;
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.add(Endpoint.post(ArvadosUsers.RESOURCE, "update_uuid", "/users/{uuid}/update_uuid")
                .asks("may the caller give users other uuids")
                .needs("new_uuid", Endpoint.Type.STRING)
                .answers(ArvadosUsers.SCHEMA)
                .by(this::updateUuid));
    }

    private Response updateUuid(Call call) {
        String old = call.path("uuid");
        People.Sight sight = answers.found(call.caller(), old);
        answers.requireAdministrator(call, ArvadosRefusal.forbidden());
        rename(call.caller(), sight.account().id(), old, call.parameters().requiredText("new_uuid"));
        return answers.one(call, sight.account().id(), Selection.ALL);
    }

    /** The same as an update, which the platform refuses to users who own anything. */
    void update(Call call, People.Sight sight, String wanted) {
        if (!call.isAdministrator()) {
            throw ArvadosRefusal.invalid("Uuid change not permitted");
        }
        AccountId id = sight.account().id();
        if (directory.people().ownsThings(id)) {
            throw ArvadosRefusal.invalid("Uuid cannot be changed while the user owns objects");
        }
        rename(call.caller(), id, call.path("uuid"), wanted);
    }

    private void rename(Caller caller, AccountId id, String old, String wanted) {
        if (id.equals(WellKnown.SYSTEM) || id.equals(WellKnown.ANONYMOUS)) {
            throw ArvadosRefusal.invalid("the uuid of a user who is part of the system cannot be changed");
        }
        ArvadosUuid uuid = ArvadosUuid.parse(wanted, ArvadosUuid.USER)
                .orElseThrow(() -> ArvadosRefusal.invalid("the new uuid is not one of a user"));
        if (wanted.equals(old)) {
            throw ArvadosRefusal.invalid("the new uuid is that of an existing user");
        }
        directory
                .renaming()
                .rename(caller, id, ArvadosIds.name(uuid), ids.keptSeed(old), List.of(UserColumns.DEFAULT_OWNER));
    }
}
