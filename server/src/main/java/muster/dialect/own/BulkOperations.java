package muster.dialect.own;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.directory.Bulk;
import muster.directory.BulkAct;
import muster.directory.Directory;
import muster.directory.Trash;
import muster.model.AccountId;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.GroupId;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** One act on many accounts, foreseen and done. */
final class BulkOperations {
    /** What can be done. */
    enum What {
        LOCK,
        UNLOCK,
        ADD_TO_GROUP,
        REMOVE_FROM_GROUP,
        GIVE_RANK,
        PUT_IN_TRASH
    }

    /** What comes of it for one account. */
    enum Result {
        WOULD_CHANGE,
        DONE,
        UNCHANGED,
        DENIED,
        UNTRIED
    }

    /** @param failure why it is denied; null otherwise */
    private record Line(
            AccountId account,
            @Nullable Long version,
            Result result,
            List<FieldChange> fields,
            @Nullable Failure failure) {}

    private static final Shape<Line> LINE = Shape.<Line>of("BulkLine", "What comes of an act for one account.")
            .with("account", Kind.UUID, "", Line::account)
            .maybe("version", Kind.COUNT, "As it was looked at, in a preview.", Line::version)
            .with("result", Kind.words(Result.class), "", Line::result)
            .with(
                    "fields",
                    Kind.many(new Kind.Part(LedgerOperations.FIELD)),
                    "What would change, in a preview.",
                    line -> line.fields().stream()
                            .map(LedgerOperations.FIELD::json)
                            .toList())
            .maybe(
                    "problem",
                    Kind.LINE,
                    "The type of the problem where it is denied.",
                    line -> line.failure() == null
                            ? null
                            : ProblemType.of(line.failure()).uri())
            .maybe(
                    "detail",
                    Kind.NAME,
                    "The sentence of it.",
                    line -> line.failure() == null ? null : line.failure().sentence())
            .build();

    private static final Form CHOSEN = Form.of("BulkChoice")
            .needs("account", Kind.UUID, "")
            .takes(
                    "version",
                    Kind.COUNT,
                    "As the preview told it: unlocking, ranks and the trash are refused for an account that is another one by now.")
            .build();

    private static final Form ACT = Form.of("BulkAct")
            .needs("act", Kind.words(What.class), "")
            .takes("group", Kind.UUID, "For the acts on groups.")
            .takes("rank", Kind.words(Rank.class), "To give.")
            .takes(
                    "things",
                    Kind.words(Trash.Owners.class),
                    "For the trash: whether what an account owns is hidden with it.")
            .needs("accounts", new Kind.Many(new Kind.Inner(CHOSEN), Bulk.MOST), "At most 500.")
            .build();

    private final Bulk bulk;

    BulkOperations(Directory directory) {
        this.bulk = directory.bulk();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.post("/bulk/preview", "previewBulk")
                        .says("What would come of an act on many accounts", "Nothing is written.")
                        .asks("the questions of each act", Gate.OPEN)
                        .takes(ACT)
                        .lists(LINE)
                        .by(this::preview),
                Operation.post("/bulk", "performBulk")
                        .says(
                                "Does one act on many accounts",
                                "Each account by itself: one refusal keeps no other from being done.")
                        .asks("the questions of each act", Gate.OPEN)
                        .takes(ACT)
                        .lists(LINE)
                        .by(this::perform));
    }

    private Reply preview(Call call) {
        List<AccountId> ids = chosen(call.body()).stream().map(Bulk.Chosen::id).toList();
        return Reply.all(
                LINE,
                bulk.preview(call.caller(), act(call.body()), ids).stream()
                        .map(BulkOperations::line)
                        .toList());
    }

    private static Line line(Bulk.Foreseen seen) {
        return switch (seen.outlook()) {
            case Bulk.WouldChange(var fields) -> new Line(seen.id(), seen.version(), Result.WOULD_CHANGE, fields, null);
            case Bulk.Unchanged _ -> new Line(seen.id(), seen.version(), Result.UNCHANGED, List.of(), null);
            case Bulk.Denied(var failure) -> new Line(seen.id(), seen.version(), Result.DENIED, List.of(), failure);
        };
    }

    private Reply perform(Call call) {
        return Reply.all(
                LINE,
                bulk.perform(call.caller(), act(call.body()), chosen(call.body())).stream()
                        .map(BulkOperations::line)
                        .toList());
    }

    private static Line line(Bulk.Outcome outcome) {
        return switch (outcome.result()) {
            case Bulk.Done _ -> new Line(outcome.id(), null, Result.DONE, List.of(), null);
            case Bulk.Unchanged _ -> new Line(outcome.id(), null, Result.UNCHANGED, List.of(), null);
            case Bulk.Denied(var failure) -> new Line(outcome.id(), null, Result.DENIED, List.of(), failure);
            case Bulk.Untried _ -> new Line(outcome.id(), null, Result.UNTRIED, List.of(), null);
        };
    }

    private static List<Bulk.Chosen> chosen(Body body) {
        return body.parts("accounts").stream()
                .map(each -> new Bulk.Chosen(
                        each.parsed("account", text -> AccountId.parse(text).orElseThrow()),
                        each.wholeOrNull("version")))
                .toList();
    }

    private static BulkAct act(Body body) {
        return switch (Objects.requireNonNull(body.wordOrNull(What.class, "act"))) {
            case LOCK -> new BulkAct.Lock();
            case UNLOCK -> new BulkAct.Unlock();
            case ADD_TO_GROUP -> new BulkAct.AddToGroup(group(body));
            case REMOVE_FROM_GROUP -> new BulkAct.RemoveFromGroup(group(body));
            case GIVE_RANK -> new BulkAct.GiveRank(needed(body, "rank", body.wordOrNull(Rank.class, "rank")));
            case PUT_IN_TRASH ->
                new BulkAct.PutInTrash(
                        Objects.requireNonNullElse(body.wordOrNull(Trash.Owners.class, "things"), Trash.Owners.STAY));
        };
    }

    private static GroupId group(Body body) {
        return needed(
                body,
                "group",
                body.parsedOrNull("group", text -> GroupId.parse(text).orElseThrow()));
    }

    private static <T> T needed(Body body, String field, @Nullable T value) {
        if (value == null) {
            throw body.complaint(field, "This act needs it.");
        }
        return value;
    }
}
