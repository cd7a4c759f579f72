package muster.cli;

import java.util.List;
import muster.directory.AccountName;
import muster.directory.Unmerges;
import muster.model.AccountId;

/** How people name a merge: by its id, or by one of its accounts, the old one also as it was called before. */
final class MergeReference {
    private MergeReference() {}

    /** An account by its id, by an address, which has an @, else by its username; also one that was merged. */
    static AccountName account(String text) {
        return AccountId.parse(text).<AccountName>map(AccountName.ById::new).orElseGet(() -> byName(text));
    }

    private static AccountName byName(String text) {
        return text.indexOf('@') >= 0 ? new AccountName.ByAddress(text) : new AccountName.ByUsername(text);
    }

    /** The merges that can be undone and that the text may mean: one, none, or several among which people choose. */
    static List<Unmerges.Listed> meant(Desk desk, String text) {
        return desk.directory().unmerges().meant(desk.caller(), account(text));
    }
}
