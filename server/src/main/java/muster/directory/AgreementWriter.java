package muster.directory;

import muster.model.Agreement;
import muster.model.Signature;

/** Keeps agreements and signatures. */
public interface AgreementWriter extends AgreementReader {

    /** Keeps an agreement, in place of the one on the same thing. */
    void save(Agreement agreement);

    /** @return false when the account had signed already; nothing is changed then */
    boolean sign(Signature signature);

    void removeSignature(long number);
}
