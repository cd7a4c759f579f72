package muster.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a door changes of what it keeps of an account. It is asked with the document of the moment, so that two who change
 * different parts of it both succeed.
 *
 * @param mostLength how long the JSON text may become, at most {@value DoorDocument#MAXIMUM_LENGTH}
 * @param to makes the next document of what is there; whatever it throws ends the whole change
 */
public record DocumentChange(String door, int mostLength, Function<Optional<DoorDocument>, DoorDocument> to) {

    /** Of a document that is no longer than most doors need. */
    public DocumentChange(String door, Function<Optional<DoorDocument>, DoorDocument> to) {
        this(door, DoorDocument.USUAL_LENGTH, to);
    }
}
