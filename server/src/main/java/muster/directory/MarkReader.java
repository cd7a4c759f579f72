package muster.directory;

import java.util.Collection;
import java.util.Map;
import muster.model.AccountId;
import muster.model.ViewerMarks;

/** Looks up what people marked of others' records. */
public interface MarkReader {

    /** What this viewer marked of these accounts; without those of which nothing is marked. */
    Map<AccountId, ViewerMarks> of(AccountId viewer, Collection<AccountId> targets);

    /** How many records the account has marked. */
    long countBy(AccountId viewer);

    /** How many viewers have marked the account's record. */
    long countOn(AccountId target);
}
