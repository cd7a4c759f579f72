package muster.directory;

import muster.model.Event;

/** Writes the ledger. What is written stays. */
public interface EventWriter extends EventReader {
    void add(Event event);
}
