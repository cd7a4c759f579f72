package muster.dialect.own;

import java.util.List;
import muster.directory.ImportMatch;
import muster.directory.Plan;
import muster.directory.PlanCounts;
import muster.directory.PlanField;
import muster.directory.PlanKind;
import muster.directory.PlanProblem;
import muster.directory.PlanRow;
import muster.model.Event.FieldChange;
import org.jspecify.annotations.Nullable;

/** How plans of many changes and their rows are written. */
final class PlanShapes {
    private static final Shape<PlanCounts> COUNTS = counts();

    private static final Shape<PlanProblem> PROBLEM = Shape.<PlanProblem>of("PlanProblem", "Why something is not done.")
            .with("word", Kind.LINE, "It stays.", PlanProblem::word)
            .with("sentence", Kind.ANYTHING, "For people.", PlanProblem::sentence)
            .build();

    static final Shape<Plan> PLAN = Shape.<Plan>of(
                    "Plan", "What is to become of many accounts, and how far it has come.")
            .with("id", Kind.UUID, "Kept for 30 days.", Plan::id)
            .with(
                    "state",
                    Kind.words(Plan.State.class),
                    "Running until nothing is left to do, or it is halted.",
                    Plan::state)
            .with("made_at", Kind.TIME, "", Plan::madeAt)
            .maybe("made_by", Kind.UUID, "Null at the host.", Plan::madeBy)
            .with("name", Kind.LINE, "Of the file.", Plan::name)
            .maybe("digest", Kind.LINE, "SHA-256 of the file, hexadecimal.", Plan::digest)
            .maybe("source", Kind.LINE, "Within which external ids count.", Plan::source)
            .maybe("undoes", Kind.UUID, "The plan that this one takes back.", Plan::undoes)
            .maybe("undone_by", Kind.UUID, "The plan that took this one back.", Plan::undoneBy)
            .with("counts", new Kind.Part(COUNTS), "How many rows do what.", plan -> COUNTS.json(plan.counts()))
            .with("suspending_or_removing", Kind.COUNT, "How many accounts it would.", Plan::barred)
            .with("of", Kind.COUNT, "How many accounts it could touch.", Plan::touchable)
            .with("braked", Kind.FLAG, "Whether that number has to be named before it is carried out.", Plan::isBraked)
            .with(
                    "rows",
                    Kind.COUNT,
                    "How many rows there are to do.",
                    plan -> plan.counts().acts())
            .with("done", Kind.COUNT, "How many were done.", Plan::done)
            .with("not_done", Kind.COUNT, "How many could not be done.", Plan::failed)
            .maybe("begun_at", Kind.TIME, "When somebody began to carry it out.", Plan::begunAt)
            .maybe("finished_at", Kind.TIME, "Or when it was halted.", Plan::finishedAt)
            .maybe(
                    "halted",
                    new Kind.Part(PROBLEM),
                    "Why it was stopped or broke off.",
                    plan -> plan.halted() == null ? null : PROBLEM.json(plan.halted()))
            .build();

    /** @param ignored what stood in the file and changes nothing */
    record Made(Plan plan, List<String> ignored) {}

    static final Shape<Made> MADE = Shape.<Made>of("NewPlan", "A plan, just made of a file.")
            .with("plan", new Kind.Part(PLAN), "", made -> PLAN.json(made.plan()))
            .with(
                    "ignored",
                    Kind.many(Kind.ANYTHING),
                    "What stands in the file, is understood, and changes nothing.",
                    Made::ignored)
            .build();

    /** What came of a row. */
    enum Result {
        /** Nobody has come to it yet. */
        WAITING,
        DONE,
        NOT_DONE,
        /** There is nothing to do, or a problem. */
        NOTHING
    }

    static final Shape<PlanRow> ROW = Shape.<PlanRow>of("PlanRow", "One row of a plan.")
            .with(
                    "row",
                    Kind.COUNT,
                    "Its number; rows are listed in the order in which they are done.",
                    PlanRow::number)
            .with("line", Kind.COUNT, "Of the file; 0 for what the file lacks.", PlanRow::line)
            .with("subject", Kind.words(PlanRow.Subject.class), "What it is about.", PlanRow::subject)
            .with("kind", Kind.words(PlanKind.class), "What it does.", PlanRow::kind)
            .with("name", Kind.ANYTHING, "What people call what it is about.", PlanRow::name)
            .maybe("target", Kind.ANYTHING, "The id of that; null while it is not there.", PlanShapes::target)
            .maybe("version", Kind.COUNT, "Of the account as the plan saw it.", PlanRow::version)
            .maybe("match", Kind.words(ImportMatch.class), "By what the account was found.", PlanRow::match)
            .with("fields", changes(), "Before and after.", row -> json(row.fields()))
            .with(
                    "conflicts",
                    changes(),
                    "What stays, because it was changed since: as it is, and as it would have been.",
                    row -> json(row.conflicts()))
            .with("result", Kind.words(Result.class), "What came of it.", PlanShapes::result)
            .maybe("problem", new Kind.Part(PROBLEM), "Why nothing is done, or was.", PlanShapes::problem)
            .build();

    private PlanShapes() {}

    private static Shape<PlanCounts> counts() {
        Shape.Builder<PlanCounts> shape = Shape.of("PlanCounts", "How many rows of a plan do what.");
        for (PlanKind kind : PlanKind.values()) {
            shape.with(Json.word(kind), Kind.COUNT, "", counts -> counts.of(kind));
        }
        return shape.build();
    }

    private static Kind changes() {
        return Kind.many(new Kind.Part(LedgerOperations.FIELD));
    }

    private static Object json(List<FieldChange> fields) {
        return fields.stream()
                .map(PlanField::asInFiles)
                .map(LedgerOperations.FIELD::json)
                .toList();
    }

    private static @Nullable Object target(PlanRow row) {
        return row.result() instanceof PlanRow.Done done ? done.target() : row.target();
    }

    private static Result result(PlanRow row) {
        return switch (row.result()) {
            case PlanRow.Done _ -> Result.DONE;
            case PlanRow.Failed _ -> Result.NOT_DONE;
            case null ->
                row.kind() == PlanKind.UNCHANGED || row.kind() == PlanKind.PROBLEM ? Result.NOTHING : Result.WAITING;
        };
    }

    private static @Nullable Object problem(PlanRow row) {
        PlanProblem problem = row.result() instanceof PlanRow.Failed failed ? failed.problem() : row.problem();
        return problem == null ? null : PROBLEM.json(problem);
    }
}
