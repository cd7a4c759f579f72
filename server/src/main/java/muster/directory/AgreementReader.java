package muster.directory;

import java.util.List;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.HoldingId;
import muster.model.Signature;

/** Looks up what people have to agree to, and who did. */
public interface AgreementReader {

    /** An agreement, retired or not. */
    Optional<Agreement> find(HoldingId id);

    /** What everybody has to sign now, in the order of making. */
    List<Agreement> demanded();

    Optional<Signature> signature(long number);

    Optional<Signature> signature(HoldingId agreement, AccountId account);

    /** What the account signed, oldest first. */
    List<Signature> signaturesOf(AccountId account);

    /** At most so many signatures of everybody, oldest first, after the one with this number; 0 begins. */
    List<Signature> signaturesAfter(long number, int limit);
}
