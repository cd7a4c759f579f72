package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event.FieldChange;
import muster.model.Holding;
import muster.model.HoldingId;
import org.jspecify.annotations.Nullable;

/** Takes over what people own on another server. What is here under the same name already is the same thing. */
final class BroughtThings {
    private BroughtThings() {}

    /**
     * Those that an account has not yet, each once.
     *
     * @param owner null for an account that is not there yet
     * @throws muster.model.Refused {@link muster.model.Failure.Malformed} for what the directory could not keep
     */
    static List<BroughtThing> missing(Reading reading, List<BroughtThing> told, @Nullable AccountId owner) {
        Set<String> seen = new HashSet<>();
        List<BroughtThing> missing = new ArrayList<>();
        for (BroughtThing thing : told) {
            Holding.check(thing.name(), thing.document());
            String name = thing.door() + ' ' + thing.kind() + ' ' + thing.name().toLowerCase(Locale.ROOT);
            if (seen.add(name) && (owner == null || !isOf(reading, thing, owner))) {
                missing.add(thing);
            }
        }
        return missing;
    }

    private static boolean isOf(Reading reading, BroughtThing thing, AccountId owner) {
        HoldingId id = thing.id();
        boolean isItself = id != null
                && reading.holdings().findAll(List.of(id)).values().stream()
                        .anyMatch(holding -> holding.owner().equals(owner));
        return isItself
                || reading.holdings()
                        .findByName(thing.door(), thing.kind(), owner, null, thing.name())
                        .isPresent();
    }

    static List<FieldChange> told(List<BroughtThing> things) {
        return things.stream()
                .map(thing -> new FieldChange(thing.kind(), null, thing.name()))
                .toList();
    }

    /** Makes them. An id that something has already is given to nothing else. */
    static void add(Transactions.Work work, AccountId owner, List<BroughtThing> things) {
        HoldingWriter holdings = work.writing().holdings();
        for (BroughtThing thing : things) {
            Holding holding = holding(work, owner, thing, id(work, holdings, thing));
            holdings.add(holding);
            Holdings.record(work, Act.HOLDING_CREATED, holding, List.of(new FieldChange("name", null, holding.name())));
        }
    }

    private static HoldingId id(Transactions.Work work, HoldingReader holdings, BroughtThing thing) {
        HoldingId told = thing.id();
        boolean isFree = told != null && holdings.findAll(List.of(told)).isEmpty();
        return isFree && told != null ? told : new HoldingId(work.identifiers().uuid());
    }

    private static Holding holding(Transactions.Work work, AccountId owner, BroughtThing thing, HoldingId id) {
        Instant now = work.now();
        return new Holding(
                id,
                work.identifiers().number(),
                1,
                thing.door(),
                thing.kind(),
                owner,
                null,
                thing.name(),
                Holding.Naming.UNIQUE,
                thing.audience(),
                false,
                thing.document(),
                now,
                work.caller().account(),
                now,
                work.caller().account());
    }
}
