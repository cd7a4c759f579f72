package muster.directory;

import java.util.function.UnaryOperator;
import muster.model.AccountId;
import muster.model.Edit;
import muster.model.Holding;

/**
 * What somebody wants to change of a holding.
 *
 * @param document from the stored document to the next one; run inside the transaction, so that two people changing
 *     different properties both succeed
 */
public record HoldingChanges(
        Edit<AccountId> owner, Edit<String> name, Edit<Holding.Audience> audience, UnaryOperator<String> document) {}
