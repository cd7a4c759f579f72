package muster.directory;

import java.util.List;
import muster.model.Account;

/**
 * Somebody who might take over what another one leaves behind.
 *
 * @param reasons the strongest first
 */
public record ProposedHeir(Account account, List<Reason> reasons) {
    public ProposedHeir {
        reasons = List.copyOf(reasons);
    }

    /** Why. @param count of how many things or groups it is true; 1 where that makes no sense */
    public record Reason(Kind kind, int count) {}

    /** From the strongest reason to the weakest. */
    public enum Kind {
        /** Was given to manage things that the account owns. */
        MANAGES_THINGS,
        /** Was given to manage groups that the account minds. */
        MANAGES_GROUPS,
        /** A manager or administrator in the same groups. */
        SHARES_GROUPS,
        /** Made the account. */
        MADE_ACCOUNT
    }
}
