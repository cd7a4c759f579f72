package muster.model;

import java.util.Optional;
import java.util.function.Function;

/**
 * What a door changes of what it keeps of an account. It is asked with the document of the moment, so that two who change
 * different parts of it both succeed.
 *
 * @param to makes the next document of what is there; whatever it throws ends the whole change
 */
public record DocumentChange(String door, Function<Optional<DoorDocument>, DoorDocument> to) {}
