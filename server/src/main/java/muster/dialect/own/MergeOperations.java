package muster.dialect.own;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.MergeMark;
import muster.directory.MergeOptions;
import muster.directory.Unmerges;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.MergeFailure;
import muster.model.MergeLine;
import muster.model.MergePlan;
import muster.model.Permissions;
import muster.model.Place;
import muster.model.Refused;
import muster.model.UnmergeLine;
import muster.model.UnmergePlan;
import org.jspecify.annotations.Nullable;

/** Making two accounts one, told before, and undoing that. */
final class MergeOperations {
    private static final String LIST = "merges";
    private static final int MOST_DECISIONS = 100_000;

    private static final Shape<MergeLine> LINE = Shape.<MergeLine>of("MergeLine", "One row that a merge concerns.")
            .with("topic", Kind.words(MergeLine.Topic.class), "What kind of row it is.", MergeLine::topic)
            .with("fate", Kind.words(MergeLine.Fate.class), "What becomes of it.", MergeLine::fate)
            .with("what", Kind.ANYTHING, "What it is about.", MergeLine::what)
            .maybe("before", Kind.ANYTHING, "", MergeLine::before)
            .maybe("after", Kind.ANYTHING, "", MergeLine::after)
            .build();

    private static final Shape<MergePlan> PLAN = Shape.<MergePlan>of("MergePlan", "All that a merge would change.")
            .with(
                    "old",
                    Kind.UUID,
                    "The account that would be taken over.",
                    plan -> plan.old().id())
            .with("old_version", Kind.COUNT, "", plan -> plan.old().version())
            .with(
                    "into",
                    Kind.UUID,
                    "The one that would take it over.",
                    plan -> plan.into().id())
            .with("into_version", Kind.COUNT, "", plan -> plan.into().version())
            .with(
                    "lines",
                    Kind.many(new Kind.Part(LINE)),
                    "",
                    plan -> plan.lines().stream().map(LINE::json).toList())
            .build();

    private static final Shape<UnmergeLine> UNDO_LINE = Shape.<UnmergeLine>of(
                    "UndoLine", "One row that undoing a merge concerns.")
            .with("field", Kind.ANYTHING, "Names the row, for decisions.", UnmergeLine::field)
            .with("topic", Kind.words(MergeLine.Topic.class), "", UnmergeLine::topic)
            .with("outcome", Kind.words(UnmergeLine.Outcome.class), "", UnmergeLine::outcome)
            .with("what", Kind.ANYTHING, "", UnmergeLine::what)
            .maybe("now", Kind.ANYTHING, "", UnmergeLine::now)
            .maybe("then", Kind.ANYTHING, "", UnmergeLine::then)
            .build();

    private static final Shape<UnmergePlan> UNDO_PLAN = Shape.<UnmergePlan>of(
                    "UndoPlan", "All that undoing a merge would do.")
            .with("merge", Kind.UUID, "", plan -> plan.merge().id())
            .with(
                    "old",
                    Kind.UUID,
                    "The account that would come back.",
                    plan -> plan.old().id())
            .with("old_version", Kind.COUNT, "", plan -> plan.old().version())
            .with("into", Kind.UUID, "", plan -> plan.into().id())
            .with("into_version", Kind.COUNT, "", plan -> plan.into().version())
            .with(
                    "lines",
                    Kind.many(new Kind.Part(UNDO_LINE)),
                    "",
                    plan -> plan.lines().stream().map(UNDO_LINE::json).toList())
            .build();

    private static final Shape<Unmerges.Listed> MERGE = Shape.<Unmerges.Listed>of("Merge", "A merge that was done.")
            .with("id", Kind.UUID, "", listed -> listed.merge().id())
            .with("old", Kind.UUID, "", listed -> listed.merge().old())
            .with("old_name", Kind.ANYTHING, "What people call it, or called it before.", Unmerges.Listed::old)
            .maybe("old_username", Kind.ANYTHING, "Its username before the merge.", Unmerges.Listed::username)
            .with("into", Kind.UUID, "", listed -> listed.merge().into())
            .with("into_name", Kind.ANYTHING, "", Unmerges.Listed::into)
            .with("redirecting", Kind.FLAG, "", listed -> listed.merge().redirecting())
            .with("at", Kind.TIME, "", listed -> listed.merge().at())
            .maybe(
                    "by",
                    Kind.UUID,
                    "Null at the host.",
                    listed -> listed.merge().by())
            .with("undo_until", Kind.TIME, "", listed -> listed.merge().undoUntil())
            .maybe("undone_at", Kind.TIME, "", listed -> listed.merge().undoneAt())
            .with("open", Kind.FLAG, "Whether it can be undone, as far as it is concerned.", Unmerges.Listed::isOpen)
            .build();

    private static final Gate MERGING = Gate.of(Permissions::maySeeMerges);

    private static final Form ASKED = asked("MergeWish").build();
    private static final Form WISH = versions(asked("MergeWishAsSeen")).build();
    private static final Form UNDO = versions(Form.of("Undo")
                    .takes(
                            "restore",
                            new Kind.Many(Kind.NAME, MOST_DECISIONS),
                            "The fields of conflicts that become what they were; others stay."))
            .build();

    private final Directory directory;
    private final AccountViews views;

    MergeOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    private static Form.Builder asked(String name) {
        return Form.of(name)
                .needs("into", Kind.UUID, "The account that stays.")
                .takes(
                        "redirect",
                        Kind.FLAG,
                        "Whether keys move and whoever asks for the old account is sent on; true when left out.");
    }

    private static Form.Builder versions(Form.Builder form) {
        return form.takes(
                        "old_version", Kind.COUNT, "As the plan told it: another one by now is refused. Both or none.")
                .takes("into_version", Kind.COUNT, "Likewise.");
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                refusing(Operation.post("/accounts/{id}/merge-plan", "planMerge"))
                        .says("All that merging an account into another one would change", "Nothing is written.")
                        .takes(ASKED)
                        .answers(PLAN)
                        .asks("mayMerge", MERGING)
                        .by(call -> Reply.of(
                                PLAN,
                                directory
                                        .merges()
                                        .plan(call.caller(), null, call.account(), into(call), options(call)))),
                refusing(Operation.post("/accounts/{id}/merge", "merge"))
                        .says(
                                "Merges an account into another one",
                                "It can be undone for thirty days. Answers the account that stays.")
                        .takes(WISH)
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(
                                Failure.ChangedMeanwhile.class,
                                Failure.LastAdministrator.class,
                                Failure.KeyTooNarrow.class)
                        .asks("mayMerge", MERGING.withCredentials(new Failure.KeyTooNarrow()))
                        .by(this::merge),
                Operation.get("/merges", "listMerges")
                        .says("Merges that can be undone, latest first")
                        .asks("maySeeMerges")
                        .pages(MERGE)
                        .fails(Failure.NotPermitted.class)
                        .by(this::list),
                undoing(Operation.post("/merges/{merge}/undo-plan", "planUndo"))
                        .says("All that undoing a merge would do", "Nothing is written.")
                        .answers(UNDO_PLAN)
                        .by(call -> Reply.of(UNDO_PLAN, directory.unmerges().plan(call.caller(), id(call)))),
                undoing(Operation.post("/merges/{merge}/undo", "undoMerge"))
                        .says("Undoes a merge", "Answers the account that is back; it takes a code to sign in again.")
                        .takes(UNDO)
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(Failure.ChangedMeanwhile.class, Failure.LastAdministrator.class)
                        .asks(
                                "mayUnmerge",
                                Gate.of(Permissions::maySeeMerges).withCredentials(new Failure.NotPermitted()))
                        .by(this::undo));
    }

    private static Operation.Builder refusing(Operation.Builder operation) {
        return operation
                .asks("mayMerge")
                .fails(
                        Failure.NotPermitted.class,
                        Failure.NoSuchAccount.class,
                        Failure.CannotMerge.class,
                        Failure.ReadOnly.class);
    }

    private static Operation.Builder undoing(Operation.Builder operation) {
        return operation
                .asks("mayUnmerge")
                .fails(
                        Failure.NotPermitted.class,
                        MergeFailure.NoSuchMerge.class,
                        Failure.CannotMerge.class,
                        Failure.ReadOnly.class);
    }

    private static AccountId into(Call call) {
        return call.body().parsed("into", text -> AccountId.parse(text).orElseThrow());
    }

    private static MergeOptions options(Call call) {
        boolean redirect = call.body().flag("redirect", true);
        return new MergeOptions(redirect, redirect, new Place.With(into(call)), List.of(), List.of());
    }

    private static MergePlan.@Nullable Versions expected(Body body) {
        Long old = body.wholeOrNull("old_version");
        Long into = body.wholeOrNull("into_version");
        if (old == null && into == null) {
            return null;
        }
        if (old == null || into == null) {
            throw body.complaint(old == null ? "old_version" : "into_version", "The one goes with the other.");
        }
        return new MergePlan.Versions(old, into);
    }

    /** A merge drops a password, so a key that may not do that does not merge. */
    private Reply merge(Call call) {
        if (!call.known().key().handlesCredentials()) {
            throw new Refused(new Failure.KeyTooNarrow());
        }
        AccountId into = into(call);
        directory.merges().merge(call.caller(), null, call.account(), into, options(call), expected(call.body()));
        return views.reply(call.caller(), into);
    }

    private static UUID id(Call call) {
        // The same text as of every other id.
        return call.path("merge", text -> AccountId.parse(text).map(AccountId::value), new MergeFailure.NoSuchMerge());
    }

    private Reply undo(Call call) {
        Map<String, UnmergeLine.Decision> decisions = new HashMap<>();
        call.body().texts("restore").forEach(field -> decisions.put(field, UnmergeLine.Decision.RESTORE));
        AccountId back = directory
                .unmerges()
                .undo(call.caller(), id(call), decisions, expected(call.body()))
                .id();
        return views.reply(call.caller(), back);
    }

    private Reply list(Call call) {
        Unmerges.Page page = directory.unmerges().open(call.caller(), mark(call.cursor()), call.limit());
        MergeMark end = page.end();
        return Reply.page(MERGE, page.merges(), end == null ? null : Cursors.of(LIST, Places.text(end.at(), end.id())));
    }

    private static @Nullable MergeMark mark(@Nullable String cursor) {
        String place = Cursors.place(LIST, cursor);
        return place == null ? null : Places.parse(place, MergeMark::new);
    }
}
