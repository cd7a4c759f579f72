package muster.directory;

import java.util.function.UnaryOperator;
import muster.model.Edit;
import muster.model.Holding;
import muster.model.Place;

/**
 * What somebody wants to change of a thing.
 *
 * @param naming whether its name tells it apart from now on
 * @param document from the stored document to the next one; run inside the transaction, so that two people changing
 *     different properties both succeed
 */
public record EstateChanges(
        Edit<String> name, Edit<Holding.Naming> naming, Edit<Place> place, UnaryOperator<String> document) {

    /** A change that leaves alone what the name is good for. */
    public EstateChanges(Edit<String> name, Edit<Place> place, UnaryOperator<String> document) {
        this(name, Edit.keep(), place, document);
    }
}
