package muster.directory;

/** Keeps what is constant for this installation. */
public interface SiteWriter extends SiteReader {

    /** Keeps a fact unless it is known already. @return whether it was new */
    boolean setOnce(Fact fact, String value);
}
