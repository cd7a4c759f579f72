package muster.directory;

import java.time.Instant;
import java.util.function.Predicate;
import muster.model.Caller;
import muster.model.Policy;
import muster.model.TextKey;
import org.jspecify.annotations.Nullable;

/** What planning and carrying out have in common: the use cases that rows go through. */
record PlanTools(
        Transactions transactions,
        Policy policy,
        SealedPasswords passwords,
        Admissions admissions,
        Accounts accounts,
        Groups groups) {

    PersonPlanner people(Reading reading, Caller caller, @Nullable String source, ComingThings coming) {
        return people(reading, caller, source, coming, transactions.now());
    }

    PersonPlanner people(Reading reading, Caller caller, @Nullable String source, ComingThings coming, Instant now) {
        return new PersonPlanner(reading, caller, policy, now, source, coming, passwords);
    }

    /** @param comingPeople whether the same plan makes somebody of that username */
    ThingPlanner things(Reading reading, Caller caller, Predicate<TextKey> comingPeople) {
        return new ThingPlanner(reading, caller, new GroupPlanner(reading, caller, policy, groups, comingPeople));
    }

    PersonActs acts() {
        return new PersonActs(admissions, accounts);
    }
}
