package muster.dialect.own;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.TrashMark;
import muster.model.AccountEntry;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.TrashFailure;
import org.jspecify.annotations.Nullable;

/** What lies in the trash. */
final class TrashOperations {
    private static final String LIST = "trash";

    private final Directory directory;
    private final AccountViews views;

    TrashOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/trash", "listTrash")
                        .says("Accounts in the trash, the last to go there first")
                        .asks("maySeeTrash")
                        .pages(AccountShapes.ACCOUNT)
                        .fails(Failure.MayNotView.class)
                        .by(this::list),
                Operation.post("/trash/{id}/restore", "restoreAccount")
                        .says(
                                "Takes an account out of the trash",
                                "Its keys work again, as far as they did; sessions do not.")
                        .asks("mayRestore")
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotChange.class)
                        .by(this::restore),
                Operation.delete("/trash/{id}", "purgeAccount")
                        .says("Removes an account for good", "Only from the trash, and only when it owns nothing.")
                        .asks("mayPurge")
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.MayNotRemove.class,
                                TrashFailure.NotInTrash.class,
                                TrashFailure.OwnsThings.class)
                        .by(this::purge));
    }

    private Reply list(Call call) {
        int limit = call.limit();
        List<AccountEntry> found = directory.trash().list(call.caller(), mark(call.cursor()), limit + 1);
        List<AccountEntry> shown = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(
                AccountShapes.ACCOUNT,
                shown.stream().map(entry -> views.of(call.caller(), entry)).toList(),
                found.size() > limit ? cursor(shown.getLast()) : null);
    }

    private static String cursor(AccountEntry last) {
        Instant at = Optional.ofNullable(last.account().life().trashedAt()).orElseThrow();
        return Cursors.of(LIST, Places.text(at, last.account().id()));
    }

    private static @Nullable TrashMark mark(@Nullable String cursor) {
        String place = Cursors.place(LIST, cursor);
        if (place == null) {
            return null;
        }
        return Places.parse(place, (at, id) -> new TrashMark(at, new AccountId(id)));
    }

    private Reply restore(Call call) {
        directory.trash().restore(call.caller(), call.account());
        return views.reply(call.caller(), call.account());
    }

    private Reply purge(Call call) {
        directory.trash().purge(call.caller(), call.account());
        return Reply.NOTHING;
    }
}
