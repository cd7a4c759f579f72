package muster.directory;

import java.util.List;
import java.util.Optional;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Party;

/** Looks up who has which right. Grants of accounts in trash stay out. */
public interface GrantReader {

    Optional<Grant> find(GrantId id);

    Optional<Grant> find(Party party, GrantObject object);

    /** Every grant on the object, in the order of adding. */
    List<Grant> on(GrantObject object);
}
