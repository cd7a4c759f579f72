package muster.directory;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import muster.model.AccountId;
import muster.model.MailCode;
import muster.model.SecretDigest;

/** Looks up the codes that went out by mail. */
public interface MailCodeReader {

    Optional<MailCode> byDigest(SecretDigest digest);

    Optional<MailCode> find(AccountId id, MailCode.Purpose purpose);

    /**
     * Until when the invitation of each of these accounts counts, else the wait for a proof of its new address; whether that time is
     * over or not. Without accounts that wait for neither.
     */
    Map<AccountId, Instant> deadlines(Collection<AccountId> ids);
}
