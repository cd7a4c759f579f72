package muster.dialect.own;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Handover;
import muster.directory.Holdings;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Permissions;

/** What accounts own on all platforms, and giving it to somebody else. */
final class PossessionOperations {
    private static final Shape<Map.Entry<Holdings.Sort, Long>> COUNT = Shape.<Map.Entry<Holdings.Sort, Long>>of(
                    "ThingCount", "How many things of one kind.")
            .with(
                    "door",
                    Kind.LINE,
                    "On which platform.",
                    entry -> entry.getKey().door())
            .with("kind", Kind.LINE, "", entry -> entry.getKey().kind())
            .with("count", Kind.COUNT, "", Map.Entry::getValue)
            .build();

    private static final Shape<Handover.Belongings> BELONGINGS = Shape.<Handover.Belongings>of(
                    "Belongings", "What an account owns.")
            .with(
                    "things",
                    Kind.many(new Kind.Part(COUNT)),
                    "By platform and kind.",
                    owned -> sorted(owned).stream().map(COUNT::json).toList())
            .with(
                    "groups",
                    Kind.many(new Kind.Part(GroupOperations.GROUP)),
                    "The groups that it minds.",
                    owned -> owned.groups().stream()
                            .map(GroupOperations.GROUP::json)
                            .toList())
            .build();

    private static final Shape<Handover.Handed> HANDED = Shape.<Handover.Handed>of(
                    "Handed", "How much went to the heir.")
            .with("things", Kind.COUNT, "What lay in a thing went with it and is not counted.", Handover.Handed::things)
            .with("groups", Kind.COUNT, "", Handover.Handed::groups)
            .build();

    private static final Form HANDOVER =
            Form.of("Handover").needs("to", Kind.UUID, "Who gets all of it.").build();

    private final Handover handover;

    PossessionOperations(Directory directory) {
        this.handover = directory.handover();
    }

    private static List<Map.Entry<Holdings.Sort, Long>> sorted(Handover.Belongings owned) {
        return owned.things().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().toString()))
                .toList();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/accounts/{id}/belongings", "getBelongings")
                        .says("What an account owns")
                        .asks("mayGiveHoldingAway")
                        .answers(BELONGINGS)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class)
                        .by(call -> Reply.of(BELONGINGS, handover.belongings(call.caller(), call.account()))),
                Operation.post("/accounts/{id}/handover", "handOver")
                        .says(
                                "Gives everything that an account owns to another one",
                                "Some at a time: what went before a refusal stays handed over, and asking again goes on.")
                        .asks("mayGiveHoldingAway", Gate.of(Permissions::mayGiveHoldingAway))
                        .takes(HANDOVER)
                        .answers(HANDED)
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.NotPermitted.class,
                                Failure.MayNotOwn.class,
                                Failure.IsWellKnown.class)
                        .by(this::handOver));
    }

    private Reply handOver(Call call) {
        AccountId heir = call.body().parsed("to", text -> AccountId.parse(text).orElseThrow());
        return Reply.of(HANDED, handover.handOver(call.caller(), call.account(), heir));
    }
}
