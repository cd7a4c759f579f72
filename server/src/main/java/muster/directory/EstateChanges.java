package muster.directory;

import java.util.function.UnaryOperator;
import muster.model.Edit;
import muster.model.Place;

/**
 * What somebody wants to change of a thing.
 *
 * @param document from the stored document to the next one; run inside the transaction, so that two people changing
 *     different properties both succeed
 */
public record EstateChanges(Edit<String> name, Edit<Place> place, UnaryOperator<String> document) {}
