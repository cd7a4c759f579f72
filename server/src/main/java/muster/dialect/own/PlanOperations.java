package muster.dialect.own;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import muster.directory.AccountFiles;
import muster.directory.ApplyOptions;
import muster.directory.Completeness;
import muster.directory.Directory;
import muster.directory.Imports;
import muster.directory.Plan;
import muster.directory.PlanRequest;
import muster.directory.PlanRow;
import muster.directory.PlanView;
import muster.directory.Plans;
import muster.directory.UnsoundFile;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;

/** Plans of many changes: made of a file, looked at, carried out bit by bit, and taken back. */
final class PlanOperations {
    private static final String LIST = "plans";
    private static final String NAME = "name";
    private static final String BRAKE_OFF = "brake_off";
    private static final String RESUME = "resume";

    /** Shorter than clients and what stands between wait. */
    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    private static final Upload FILE = new Upload(
            "the file of accounts as it is",
            8 << 20,
            List.of(
                    "text/csv",
                    "application/jsonl",
                    "application/x-ndjson",
                    "application/json",
                    "text/ldif",
                    "application/yaml",
                    "application/octet-stream"));

    private static final Form APPLICATION = Form.of("PlanApplication")
            .takes(
                    BRAKE_OFF,
                    Kind.COUNT,
                    "The number that a braked plan tells as suspending_or_removing; asked for when it is begun.")
            .takes(RESUME, Kind.FLAG, "Whether a halted plan goes on; it stays halted when left out.")
            .build();

    private final Plans plans;
    private final Imports imports;
    private final AccountFiles files;

    PlanOperations(Directory directory, AccountFiles files) {
        this.plans = directory.plans();
        this.imports = directory.imports();
        this.files = files;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.post("/plans", "createPlan")
                        .says(
                                "Makes a plan of a file: what would become of whom, field by field",
                                "Nothing else is changed. Of which kind the file is, its name and its content tell.")
                        .asks("mayPlan", Gate.of(Permissions::mayPlan))
                        .with(
                                Parameter.needed(NAME, Kind.LINE, "Of the file, with its ending."),
                                Parameter.one("source", Kind.LINE, "Who tells: external ids count within it."),
                                Parameter.one(
                                        "complete",
                                        Kind.words(Completeness.Absent.class),
                                        "What becomes of accounts of the source that the file lacks; nothing when left out."))
                        .takes(FILE)
                        .makes(PlanShapes.MADE)
                        .fails(Failure.NotPermitted.class, Failure.Malformed.class, PlanFailure.TooManyOpen.class)
                        .by(this::create),
                Operation.get("/plans", "listPlans")
                        .says("Plans, newest first")
                        .asks("mayPlan")
                        .pages(PlanShapes.PLAN)
                        .fails(Failure.NotPermitted.class)
                        .by(this::list),
                Operation.get("/plans/{plan}", "getPlan")
                        .says("One plan")
                        .asks("mayPlan")
                        .answers(PlanShapes.PLAN)
                        .fails(Failure.NotPermitted.class, PlanFailure.NoSuchPlan.class)
                        .by(call -> Reply.of(PlanShapes.PLAN, plans.get(call.caller(), plan(call)))),
                Operation.get("/plans/{plan}/rows", "listPlanRows")
                        .says("What a plan does, row by row", "First what is done, then problems, then what stays.")
                        .asks("mayPlan")
                        .with(Parameter.one("view", Kind.words(PlanView.class), "Which of them; all when left out."))
                        .pages(PlanShapes.ROW)
                        .fails(Failure.NotPermitted.class, PlanFailure.NoSuchPlan.class)
                        .by(this::rows),
                Operation.post("/plans/{plan}/apply", "applyPlan")
                        .says(
                                "Carries a plan out, for a few seconds at most",
                                "Ask again while the state is running: it goes on where it was, and no row is done twice. Each"
                                        + " row asks what its acts ask.")
                        .asks("mayPlan", Gate.of(Permissions::mayPlan))
                        .takes(APPLICATION)
                        .answers(PlanShapes.PLAN)
                        .fails(Failure.NotPermitted.class, PlanFailure.NoSuchPlan.class, PlanFailure.Braked.class)
                        .fails(PlanFailure.StillBeingMade.class, PlanFailure.NothingToUndo.class)
                        .fails(PlanFailure.TooManyAtWork.class, PlanFailure.BeingUndone.class)
                        .by(this::apply),
                Operation.post("/plans/{plan}/stop", "stopPlan")
                        .says(
                                "Stops carrying a plan out, after the rows that are being done",
                                "What is done stays done, and applying it again goes on. Nothing happens to a plan that nobody"
                                        + " carries out.")
                        .asks("mayCarryOut")
                        .answers(PlanShapes.PLAN)
                        .fails(Failure.NotPermitted.class, PlanFailure.NoSuchPlan.class)
                        .by(call -> Reply.of(PlanShapes.PLAN, plans.stop(call.caller(), plan(call)))),
                Operation.delete("/plans/{plan}", "discardPlan")
                        .says("Forgets a plan that nobody has begun")
                        .asks("mayCarryOut")
                        .fails(Failure.NotPermitted.class, PlanFailure.NoSuchPlan.class)
                        .fails(PlanFailure.StillBeingMade.class, PlanFailure.AlreadyBegun.class)
                        .by(this::discard),
                Operation.post("/plans/{plan}/undo", "undoPlan")
                        .says("Makes the plan that takes back what another one did", "It is carried out like any plan.")
                        .asks("mayPlan")
                        .makes(PlanShapes.PLAN)
                        .fails(
                                Failure.NotPermitted.class,
                                PlanFailure.NoSuchPlan.class,
                                PlanFailure.NothingToUndo.class,
                                PlanFailure.StillBeingMade.class,
                                PlanFailure.TooManyOpen.class)
                        .by(call -> made(PlanShapes.PLAN, plans.undo(call.caller(), plan(call)))));
    }

    private static PlanId plan(Call call) {
        return call.path("plan", PlanId::parse, new PlanFailure.NoSuchPlan());
    }

    private static Reply made(Shape<Plan> shape, Plan plan) {
        return Reply.created(shape, plan, null, "/plans/" + plan.id());
    }

    private Reply create(Call call) {
        if (!Permissions.mayPlan(call.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
        byte[] file = call.file();
        PlanRequest request = PlanRequest.of(name(call))
                .withDigest(digest(file))
                .withSource(call.text("source"))
                .completeFor(call.words(Completeness.Absent.class, "complete").stream()
                        .findFirst()
                        .orElse(null));
        try (AccountFiles.Opened opened = files.open(request.name(), file)) {
            Plan plan = imports.plan(call.caller(), request, opened.declaration());
            var made = new PlanShapes.Made(plan, opened.ignored());
            return Reply.created(PlanShapes.MADE, made, null, "/plans/" + plan.id());
        } catch (UnsoundFile unsound) {
            throw Problem.unsound(unsound.faults().stream()
                    .map(fault -> Fault.ofLine(fault.line(), fault.sentence()))
                    .toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** It stands in lines of terminals and logs. */
    private static String name(Call call) {
        String name = call.needed(NAME);
        if (name.matches("(?s).*\\p{C}.*")) {
            throw Problem.invalidParameters(
                    List.of(Fault.ofParameter(NAME, "This has a character that is not allowed.")));
        }
        return name;
    }

    private static String digest(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private Reply discard(Call call) {
        plans.discard(call.caller(), plan(call));
        return Reply.NOTHING;
    }

    private Reply list(Call call) {
        int limit = call.limit();
        String place = Cursors.place(LIST, call.cursor());
        PlanId before = place == null ? null : PlanId.parse(place).orElseThrow(Cursors::foreign);
        List<Plan> found = plans.recent(call.caller(), before, limit + 1);
        List<Plan> shown = found.subList(0, Math.min(limit, found.size()));
        String next =
                found.size() > limit ? Cursors.of(LIST, shown.getLast().id().toString()) : null;
        return Reply.page(PlanShapes.PLAN, shown, next);
    }

    private Reply rows(Call call) {
        PlanId id = plans.get(call.caller(), plan(call)).id();
        PlanView view = call.words(PlanView.class, "view").stream().findFirst().orElse(PlanView.ALL);
        int limit = call.limit();
        String list = "rows of " + id + " " + view;
        long after = Cursors.number(list, call.cursor());
        List<PlanRow> found = plans.rows(call.caller(), id, view, after, limit + 1);
        List<PlanRow> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit
                ? Cursors.of(list, String.valueOf(shown.getLast().place()))
                : null;
        return Reply.page(PlanShapes.ROW, shown, next);
    }

    private Reply apply(Call call) {
        ApplyOptions options = new ApplyOptions(
                false, call.body().wholeOrNull(BRAKE_OFF), call.body().flag(RESUME, false));
        return Reply.of(PlanShapes.PLAN, plans.applyFor(call.caller(), plan(call), options, AT_ONCE));
    }
}
