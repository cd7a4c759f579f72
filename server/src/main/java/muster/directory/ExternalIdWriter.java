package muster.directory;

import muster.model.AccountId;

/** Keeps what sources of accounts call them. */
public interface ExternalIdWriter extends ExternalIdReader {

    /**
     * Has the source call the account so, and by no other id.
     *
     * @throws muster.model.Refused {@link muster.model.Failure.ExternalIdTaken}
     */
    void link(String source, String id, AccountId account);

    void unlink(String source, AccountId account);
}
