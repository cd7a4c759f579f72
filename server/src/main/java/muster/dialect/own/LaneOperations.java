package muster.dialect.own;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Lanes;
import muster.model.Account;
import muster.model.Failure;
import muster.model.Lane;
import muster.model.LaneFailure;
import muster.model.Permissions;
import muster.model.Refused;

/** Lanes where work is queued, and who may use which. */
final class LaneOperations {
    private static final int MOST = 1_000;
    private static final Kind NAME = new Kind.Text(Lane.MAXIMUM_NAME_LENGTH);
    private static final Kind DESCRIPTION = new Kind.Text(Lane.MAXIMUM_DESCRIPTION_LENGTH);
    private static final Kind KIND = Kind.words(Lane.Kind.class);

    private static final Shape<Lane> LANE = Shape.<Lane>of("Lane", "Where work can be queued.")
            .with("name", NAME, "Unique.", Lane::name)
            .with("kind", KIND, "What stands behind it.", Lane::kind)
            .with("title", Kind.LINE, "What people are shown.", Lane::title)
            .maybe("description", DESCRIPTION, "", Lane::description)
            .build();

    private static final Form NEW = Form.of("NewLane")
            .needs("name", NAME, "Has to be free.")
            .needs("kind", KIND, "")
            .takes("title", Kind.LINE, "The name when left out.")
            .clears("description", DESCRIPTION, "")
            .build();

    private static final Shape<List<String>> NAMES = Shape.<List<String>>of(
                    "LaneNames", "The lanes that an account may use.")
            .with("lanes", Kind.many(NAME), "Their names.", names -> names)
            .build();

    private static final Form CHOICE = Form.of("LaneChoice")
            .needs("lanes", new Kind.Many(NAME, MOST), "These and no others, in this order.")
            .build();

    private final Directory directory;
    private final Lanes lanes;

    LaneOperations(Directory directory) {
        this.directory = directory;
        this.lanes = directory.lanes();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/lanes", "listLanes")
                        .says("Every lane, in the order in which they were made")
                        .asks("maySeeAccounts")
                        .lists(LANE)
                        .by(call -> Reply.all(LANE, lanes.all(call.caller()))),
                Operation.post("/lanes", "addLane")
                        .says("Adds a lane, which every account gets")
                        .asks("mayManageLanes", Gate.of(Permissions::mayManageLanes))
                        .takes(NEW)
                        .makes(LANE)
                        .fails(Failure.NotPermitted.class, LaneFailure.LaneTaken.class)
                        .by(this::add),
                Operation.get("/lanes/{lane}", "getLane")
                        .says("One lane")
                        .asks("maySeeAccounts")
                        .answers(LANE)
                        .fails(LaneFailure.NoSuchLane.class)
                        .by(call -> Reply.of(LANE, lanes.get(call.caller(), call.path("lane")))),
                Operation.delete("/lanes/{lane}", "removeLane")
                        .says("Removes a lane, also from everybody's")
                        .asks("mayManageLanes")
                        .fails(Failure.NotPermitted.class, LaneFailure.NoSuchLane.class)
                        .by(call -> {
                            lanes.remove(call.caller(), call.path("lane"));
                            return Reply.NOTHING;
                        }),
                Operation.get("/accounts/{id}/lanes", "getLanesOfAccount")
                        .says("The lanes that an account may use")
                        .asks("maySeePrivateFields")
                        .answers(NAMES)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(this::usable),
                Operation.put("/accounts/{id}/lanes", "chooseLanes")
                        .says("Lets an account have these lanes and no others")
                        .asks("mayManageLanes", Gate.of(Permissions::mayManageLanes))
                        .takes(CHOICE)
                        .answers(NAMES)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class, Failure.ReadOnly.class)
                        .by(this::choose));
    }

    private Reply add(Call call) {
        Body body = call.body();
        String name = body.text("name");
        Lane made = lanes.add(
                call.caller(),
                new Lane(
                        name,
                        Objects.requireNonNull(body.wordOrNull(Lane.Kind.class, "kind")),
                        Objects.requireNonNullElse(body.textOrNull("title"), name),
                        body.textOrNull("description")));
        return Reply.created(LANE, made, null, Links.path("lanes", made.name()));
    }

    /** An administrator may use all of them, which everybody knows: but not who is one. */
    private Reply usable(Call call) {
        if (!Permissions.maySeePrivateFields(call.caller(), call.account())) {
            throw new Refused(new Failure.MayNotView("account"));
        }
        Account account =
                directory.accounts().get(call.caller(), call.account()).account();
        return Reply.of(NAMES, lanes.usable(call.caller(), account));
    }

    private Reply choose(Call call) {
        Account account =
                lanes.choose(call.caller(), call.account(), call.body().texts("lanes"));
        return Reply.of(NAMES, lanes.usable(call.caller(), account));
    }
}
