package muster.directory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Group;
import org.jspecify.annotations.Nullable;

/** What takes back what a plan did, some rows at a time. */
final class PlanUndo implements Iterator<PlanDraft> {
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final Plan done;
    private final Deque<PlanDraft> page = new ArrayDeque<>();
    private long reached;
    private boolean isOver;
    private @Nullable PlanJoins joins;

    PlanUndo(Transactions transactions, Plan done) {
        this.transactions = transactions;
        this.done = done;
    }

    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !isOver) {
            load();
        }
        return !page.isEmpty();
    }

    @Override
    public PlanDraft next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.removeFirst();
    }

    private void load() {
        List<PlanStep> steps = transactions.read(reading -> reading.plans().steps(done.id(), reached, PAGE));
        isOver = steps.isEmpty();
        if (!isOver) {
            reached = steps.getLast().row().place();
            page.addAll(transactions.read(reading -> drafts(reading, steps)));
        }
    }

    private List<PlanDraft> drafts(Reading reading, List<PlanStep> steps) {
        List<AccountId> ids = steps.stream()
                .map(PlanStep::row)
                .filter(row -> row.subject() == PlanRow.Subject.PERSON)
                .flatMap(row -> target(row).flatMap(AccountId::parse).stream())
                .toList();
        Map<AccountId, Account> accounts = reading.accounts().findAll(ids);
        Map<AccountId, List<Group>> groups = Memberships.of(reading, ids);
        PersonUndo people = new PersonUndo(reading, transactions.now(), done.source());
        ThingUndo things = new ThingUndo(reading, done.id(), () -> joins(reading));
        List<PlanDraft> drafts = new ArrayList<>();
        for (PlanStep step : steps) {
            PlanRow row = step.row();
            if (row.result() instanceof PlanRow.Done result) {
                if (row.subject() == PlanRow.Subject.PERSON) {
                    AccountId id = AccountId.parse(result.target()).orElseThrow();
                    drafts.add(people.draft(row, result, id, accounts.get(id), groups.getOrDefault(id, List.of())));
                } else {
                    things.draft(row, result).ifPresent(drafts::add);
                }
            }
        }
        return drafts;
    }

    private PlanJoins joins(Reading reading) {
        PlanJoins known = joins;
        if (known == null) {
            known = PlanJoins.of(reading, done.id());
            joins = known;
        }
        return known;
    }

    private static Optional<String> target(PlanRow row) {
        return row.result() instanceof PlanRow.Done result ? Optional.of(result.target()) : Optional.empty();
    }
}
