package muster.directory;

import java.util.ArrayList;
import java.util.List;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.HoldingId;
import muster.model.MergeLine;
import muster.model.MergeLine.Fate;
import muster.model.MergeLine.Topic;
import muster.model.Party;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;

/** What a merge would make of an account's memberships and rights, of others' rights on it, and of its signatures. */
final class RightForesight {
    private final Reading reading;
    private final AccountId old;
    private final AccountId into;
    private final boolean rightsOnMove;
    private final RowNames names;

    RightForesight(Reading reading, AccountId old, AccountId into, boolean rightsOnMove) {
        this.reading = reading;
        this.old = old;
        this.into = into;
        this.rightsOnMove = rightsOnMove;
        names = new RowNames(reading);
    }

    List<MergeLine> lines() {
        List<MergeLine> lines = new ArrayList<>(rightsOf());
        lines.addAll(rightsOn());
        lines.addAll(signatures());
        return lines;
    }

    private List<MergeLine> rightsOf() {
        List<Grant> grants = reading.grants().everyOf(new Party.OfAccount(old));
        names.gather(grants);
        var present = new GrantIndex(reading.grants().everyOf(new Party.OfAccount(into)));
        return grants.stream()
                .map(grant -> {
                    Topic topic = grant.object() instanceof GrantObject.OnGroup ? Topic.MEMBERSHIP : Topic.RIGHT;
                    Grant moved = arrived(grant.withParty(new Party.OfAccount(into)));
                    return line(topic, names.of(grant.object()), moved, present.sameAs(moved));
                })
                .toList();
    }

    /** A right to the old account itself is one to the new account afterwards. */
    private Grant arrived(Grant grant) {
        boolean isOnOld = grant.object().equals(new GrantObject.OnAccount(old));
        return rightsOnMove && isOnOld ? grant.withObject(new GrantObject.OnAccount(into)) : grant;
    }

    private List<MergeLine> rightsOn() {
        List<Grant> grants = reading.grants().everyOn(new GrantObject.OnAccount(old)).stream()
                .filter(grant -> !grant.party().equals(new Party.OfAccount(old)))
                .toList();
        names.gather(grants);
        var present = new GrantIndex(reading.grants().everyOn(new GrantObject.OnAccount(into)));
        return grants.stream()
                .map(grant -> {
                    String what = names.of(grant.party());
                    Grant moved = grant.withObject(new GrantObject.OnAccount(into));
                    return rightsOnMove
                            ? line(Topic.RIGHT_OF_OTHERS, what, moved, present.sameAs(moved))
                            : MergeLine.of(Topic.RIGHT_OF_OTHERS, Fate.STAYS, what);
                })
                .toList();
    }

    private static MergeLine line(Topic topic, String what, Grant moved, @Nullable Grant present) {
        if (Moves.isToItself(moved)) {
            return MergeLine.of(topic, Fate.ENDS, what);
        }
        if (present == null) {
            return new MergeLine(
                    topic, Fate.GOES, what, moved.level().name(), moved.level().name());
        }
        Level higher = Level.higher(present.level(), moved.level());
        return new MergeLine(topic, Fate.JOINED, what, present.level().name(), higher.name());
    }

    private List<MergeLine> signatures() {
        List<HoldingId> signed = reading.agreements().signaturesOf(into).stream()
                .map(Signature::agreement)
                .toList();
        return reading.agreements().signaturesOf(old).stream()
                .map(signature -> MergeLine.of(
                        Topic.SIGNATURE,
                        signed.contains(signature.agreement()) ? Fate.JOINED : Fate.GOES,
                        names.holding(signature.agreement())))
                .toList();
    }
}
