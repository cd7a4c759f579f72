package muster.directory;

import static muster.directory.Authority.require;

import java.util.Iterator;
import java.util.List;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.PlanFailure;
import muster.model.PlanId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans of many changes, whatever form the file has that says what there shall be: a plan tells of every row what would be
 * done, and {@link Plans} carries it out. Only those who may make accounts plan; each row asks what its acts ask.
 */
public final class Imports {
    /** How many rows one plan takes. */
    public static final int MOST_ROWS = 250_000;

    /** How many plans with something to do one maker may have that nobody has begun. */
    public static final int MOST_OPEN = 100;

    /** So few accounts are suspended or removed without being asked about, whatever share they are. */
    static final int FEW = 5;

    private static final int PERCENT = 100;

    private final PlanTools tools;

    Imports(PlanTools tools) {
        this.tools = tools;
    }

    /**
     * Says what would be done for every item, and keeps that as a plan. Changes nothing else.
     *
     * @throws Refused {@link Failure.NotPermitted}; {@link PlanFailure.TooManyOpen}; {@link Failure.Malformed} for more than {@link #MOST_ROWS} items, or where
     *     the request and the file name two sources
     * @throws UnsoundFile when the file is declared complete and may have been cut off
     */
    public Plan plan(Caller caller, PlanRequest request, Declaration declaration) {
        String source = source(request, declaration);
        Completeness said = declaration.complete();
        Completeness.Absent people = request.people() == null ? said.people() : request.people();
        require(people == null || source != null, new Failure.Malformed("source", "is missing for what is complete"));
        require(
                !request.name().isBlank() && request.name().length() <= PlanRequest.MAXIMUM_NAME_LENGTH,
                new Failure.Malformed("name", "is empty or too long"));
        require(
                request.brakePercent() >= 0 && request.brakePercent() <= PERCENT,
                new Failure.Malformed("share", "is no percentage"));
        Plan blank = blank(caller, request.name(), request.digest(), source, null);
        Completeness complete = new Completeness(people, said.groups(), said.lanes(), said.agreements());
        return made(
                caller,
                blank,
                complete,
                request.brakePercent(),
                new Drafts(declaration, !complete.equals(Completeness.NONE)));
    }

    private record Drafts(Declaration declaration, boolean mustBeWhole) implements Iterator<PlanDraft> {
        @Override
        public boolean hasNext() {
            boolean more = declaration.items().hasNext();
            if (!more && mustBeWhole) {
                declaration.doubt().get().ifPresent(fault -> {
                    throw new UnsoundFile(List.of(fault));
                });
            }
            return more;
        }

        @Override
        public PlanDraft next() {
            return PlanDraft.of(declaration.items().next());
        }
    }

    private static @Nullable String source(PlanRequest request, Declaration declaration) {
        String asked = request.source();
        String said = declaration.source();
        require(
                asked == null || said == null || asked.equals(said),
                new Failure.Malformed("source", "is another one in the file"));
        String source = asked == null ? said : asked;
        boolean sound = source == null
                || !source.isBlank()
                        && source.length() <= PlanRequest.MAXIMUM_SOURCE_LENGTH
                        && source.chars().allMatch(c -> c > ' ' && c < 0x7f);
        require(sound, new Failure.Malformed("source", "is not a word of up to 64 letters, digits and signs"));
        return source;
    }

    /** What sources call the accounts that they have linked. */
    public SourceLinks links() {
        return new SourceLinks(tools.transactions());
    }

    /** What seals the hashes that rows bring along. */
    public SealedPasswords passwords() {
        return tools.passwords();
    }

    /** Makes the plan that takes another one back. */
    Plan undoing(Caller caller, Plan done, Iterator<PlanDraft> drafts) {
        Plan blank = blank(caller, done.name(), null, done.source(), done.id());
        return made(caller, blank, Completeness.NONE, PlanRequest.USUAL_BRAKE_PERCENT, drafts);
    }

    private Plan blank(
            Caller caller, String name, @Nullable String digest, @Nullable String source, @Nullable PlanId undoes) {
        Transactions transactions = tools.transactions();
        Plan blank = Plan.blank(
                new PlanId(transactions.identifiers().uuid()),
                transactions.now(),
                caller,
                name,
                digest,
                source,
                undoes);
        transactions.write(caller, work -> {
            require(Permissions.mayPlan(work.caller()), new Failure.NotPermitted());
            long open = work.writing().plans().open(blank.madeBy());
            require(open < MOST_OPEN, new PlanFailure.TooManyOpen(open));
            work.writing().plans().add(blank);
            return blank;
        });
        return blank;
    }

    private Plan made(Caller caller, Plan blank, Completeness complete, int brakePercent, Iterator<PlanDraft> drafts) {
        try {
            long linked = blank.source() == null ? 0 : linked(blank.source());
            PlanMaking.Made made = new PlanMaking(tools, caller, blank, complete).rowsOf(drafts);
            long touchable = blank.source() == null ? everybody() : linked + made.newlyLinked();
            boolean braked = made.barred() >= FEW && PERCENT * made.barred() > (long) brakePercent * touchable;
            Plan open = blank.open(made.counts(), made.barred(), touchable, braked);
            return tools.transactions().store().write(writing -> {
                writing.plans().save(open);
                return open;
            });
        } catch (RuntimeException | Error broken) {
            Plans.forget(tools.transactions(), blank.id());
            throw broken;
        }
    }

    private long linked(String source) {
        return tools.transactions().read(reading -> reading.externalIds().count(source));
    }

    private long everybody() {
        AccountQuery all = new AccountQuery(Condition.EVERYTHING, List.of());
        return tools.transactions()
                .read(reading ->
                        reading.accounts().count(all, tools.transactions().now()));
    }
}
