package muster.directory;

import static muster.directory.Authority.require;

import muster.model.Account;
import muster.model.Activity;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.Refused;

/**
 * How accounts look at one door: for pages that show an account at every door side by side, and know none of them. A door tells
 * here what it tells its clients, with the same code.
 */
public interface Portrayal {

    /** The product's name as people know it. */
    String product();

    /**
     * @param viewer who looks, at the page and not at the door
     * @throws Refused {@link Failure.MayNotView} when the viewer may not see all of the account
     */
    Portrait of(Caller viewer, Account account, Activity activity);

    /** What every door asks first. */
    static void requireMaySee(Caller viewer, Account account) {
        require(Permissions.maySeePrivateFields(viewer, account.id()), new Failure.MayNotView("account"));
    }
}
