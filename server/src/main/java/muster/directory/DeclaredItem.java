package muster.directory;

/** One thing of which a file says how it shall be. */
public sealed interface DeclaredItem permits ImportRow, DeclaredThing {

    /** Where it stands in the file, counted from 1; 0 where no line says it. */
    long line();
}
