package muster.directory;

/** Where a page of a list begins. */
public sealed interface PageStart {

    /** After so many entries; costs a walk over what is skipped. */
    record Skipping(long entries) implements PageStart {}

    /** Right after the entry to which the mark belongs. */
    record After(PageMark mark) implements PageStart {}

    PageStart FIRST = new Skipping(0);
}
