package muster.cli;

import java.util.List;
import java.util.UUID;
import muster.directory.Unmerges;
import muster.model.AccountId;
import muster.model.MergeFailure;
import muster.model.Refused;

/** How people name a merge: by its id, or by one of its accounts if that leaves no doubt. */
final class MergeReference {
    private MergeReference() {}

    /** An account by its id, also one that was merged, or as everywhere. */
    static AccountId account(Desk desk, String text) {
        return AccountId.parse(text)
                .orElseGet(() -> AccountReference.resolve(desk, text).account().id());
    }

    /** @throws Refused {@link MergeFailure.NoSuchMerge} when there is none that can be undone, or more than one */
    static UUID resolve(Desk desk, String text) {
        AccountId account = account(desk, text);
        List<Unmerges.Listed> open = desk.directory().unmerges().of(desk.caller(), account).stream()
                .filter(Unmerges.Listed::isOpen)
                .toList();
        List<Unmerges.Listed> asOld = open.stream()
                .filter(listed -> listed.merge().old().equals(account))
                .toList();
        List<Unmerges.Listed> meant = asOld.isEmpty() ? open : asOld;
        if (meant.size() == 1) {
            return meant.getFirst().merge().id();
        }
        if (open.isEmpty() && AccountId.parse(text).isPresent()) {
            return account.value();
        }
        throw new Refused(new MergeFailure.NoSuchMerge());
    }
}
