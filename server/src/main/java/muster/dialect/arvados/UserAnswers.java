package muster.dialect.arvados;

import java.util.Optional;
import muster.directory.Directory;
import muster.directory.Keys;
import muster.directory.People;
import muster.http.Response;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Grant;
import muster.model.Refused;

/** Finds users for the methods of their resource, and answers with their records. */
final class UserAnswers {
    private final Directory directory;
    private final ArvadosIds ids;
    private final UserRecords records;

    UserAnswers(Directory directory, ArvadosIds ids, UserRecords records) {
        this.directory = directory;
        this.ids = ids;
        this.records = records;
    }

    void requireAdministrator(Call call, ArvadosRefusal otherwise) {
        if (!call.isAdministrator()) {
            throw otherwise;
        }
    }

    /** @throws ArvadosRefusal also for a user whom the caller may not see */
    People.Sight found(Caller caller, String uuid) {
        return seen(caller, uuid).orElseThrow(ArvadosRefusal::notFound);
    }

    /** Whether somebody of whom the caller knows is there, and was not merged away. */
    boolean isThere(Caller caller, AccountId id) {
        return seen(caller, id).filter(sight -> sight.account().isListed()).isPresent();
    }

    /** The same, also with the eyes of those who lent their tokens for reading: they show more, and give no rights. */
    People.Sight read(Call call, String uuid) {
        Grant.Level own = seen(call.caller(), uuid).map(People.Sight::level).orElse(Grant.Level.READ);
        return call.readers().stream()
                .map(Keys.Known::caller)
                .flatMap(reader -> seen(reader, uuid).stream())
                .max((one, other) -> Boolean.compare(one.whole(), other.whole()))
                .map(sight -> new People.Sight(sight.entry(), sight.whole(), own))
                .orElseThrow(ArvadosRefusal::notFound);
    }

    private Optional<People.Sight> seen(Caller caller, String uuid) {
        return ids.account(uuid).flatMap(id -> seen(caller, id));
    }

    private Optional<People.Sight> seen(Caller caller, AccountId id) {
        try {
            return Optional.of(directory.people().find(caller, id));
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** What is wanted of the answer: asked before anything is done, so that a mistake in it spoils nothing. */
    Selection selection(Call call) {
        return Selection.read(call.parameters(), UserColumns.COLUMNS);
    }

    /** The user as he stands now. */
    Response one(Call call, AccountId id, Selection selection) {
        return one(call, directory.people().find(call.caller(), id), selection);
    }

    Response one(Call call, People.Sight sight, Selection selection) {
        return ArvadosJson.ok(selection.of(records.one(call.caller(), sight)));
    }
}
