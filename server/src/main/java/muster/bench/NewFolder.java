package muster.bench;

import java.util.function.Consumer;

/** A data folder that is not there yet, or empty. Only the whole program knows what belongs into one. */
@FunctionalInterface
public interface NewFolder {
    /** Makes the folder with an embedded store, holds both while the work is done, and closes them. */
    void begin(Consumer<Ground> work);
}
