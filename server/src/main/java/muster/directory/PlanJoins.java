package muster.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.AccountId;
import muster.model.PlanId;
import muster.model.TextKey;

/** Whom a plan has added to which groups. */
final class PlanJoins {
    private static final int PAGE = 500;

    private final Map<TextKey, Set<AccountId>> joined = new HashMap<>();

    private PlanJoins() {}

    static PlanJoins of(Reading reading, PlanId plan) {
        PlanJoins joins = new PlanJoins();
        List<PlanStep> page = reading.plans().steps(plan, 0, PAGE);
        while (!page.isEmpty()) {
            page.forEach(step -> joins.add(step.row()));
            page = reading.plans().steps(plan, page.getLast().row().place(), PAGE);
        }
        return joins;
    }

    private void add(PlanRow row) {
        if (row.subject() == PlanRow.Subject.PERSON && row.result() instanceof PlanRow.Done done) {
            AccountId id = AccountId.parse(done.target()).orElseThrow();
            row.fields().stream()
                    .filter(field -> field.field().equals("group") && field.after() != null)
                    .forEach(field -> joined.computeIfAbsent(TextKey.of(field.after()), _ -> new HashSet<>())
                            .add(id));
        }
    }

    /** By the name that the plan gives the group. */
    Set<AccountId> joined(String group) {
        return joined.getOrDefault(TextKey.of(group), Set.of());
    }
}
