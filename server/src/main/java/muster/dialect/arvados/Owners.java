package muster.dialect.arvados;

import java.util.List;
import java.util.Optional;
import muster.directory.Directory;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Holding;
import muster.model.Party;
import muster.model.Place;
import muster.model.Rank;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** Who or what is meant by an owner's uuid. Source: Arvados API, common resource fields and groups. */
final class Owners {
    private final Directory directory;
    private final ArvadosIds ids;
    private final ThingUuids uuids;

    Owners(Directory directory, ArvadosIds ids, ThingUuids uuids) {
        this.directory = directory;
        this.ids = ids;
        this.uuids = uuids;
    }

    /** Where the owner's things lie. */
    Place place(Caller caller, String uuid) {
        Optional<AccountId> account = ids.account(uuid);
        if (account.isPresent()) {
            return new Place.With(account.get());
        }
        if (ids.group(uuid).isPresent()) {
            throw ArvadosRefusal.invalid("Owner uuid must be set to a user or a group of class project, not role");
        }
        return project(caller, uuid)
                .map(project -> (Place) new Place.In(project.id()))
                .orElseThrow(() -> unknown(caller, uuid));
    }

    private Optional<Holding> project(Caller caller, String uuid) {
        return uuids.number(ThingKind.PROJECT, uuid).flatMap(number -> {
            try {
                return Optional.of(directory.estate().getByNumber(caller, ThingKind.PROJECT.sort(), number));
            } catch (Refused refused) {
                if (refused.failure() instanceof Failure.Missing) {
                    return Optional.empty();
                }
                throw refused;
            }
        });
    }

    /** Who manages a role group of which this was said to be the owner. */
    Party manager(Caller caller, String uuid) {
        Optional<Party> account =
                ids.account(uuid).filter(id -> sees(caller, id)).map(Party.OfAccount::new);
        return account.or(
                        () -> ids.group(uuid).filter(id -> reaches(caller, id)).map(Party.OfGroup::new))
                .orElseThrow(() -> unknown(caller, uuid));
    }

    private boolean sees(Caller caller, AccountId id) {
        try {
            directory.people().find(caller, id);
            return true;
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing) {
                return false;
            }
            throw refused;
        }
    }

    private boolean reaches(Caller caller, GroupId id) {
        return !caller.isInvited()
                && !directory.groups().listReached(caller, List.of(id)).isEmpty();
    }

    /** What is not there and what is not for the caller to see look alike. */
    static ArvadosRefusal unknown(Caller caller, @Nullable String uuid) {
        return caller.isAtLeast(Rank.ADMINISTRATOR)
                ? ArvadosRefusal.invalid("Owner uuid " + uuid + " does not name a user or a project")
                : ArvadosRefusal.permissionDenied("you cannot write to the owner");
    }
}
