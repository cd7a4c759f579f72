package muster.directory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.MergeRecord;

/** Finds merges by what one of their accounts is called, or the old one was called before. */
final class MergesByName {
    private static final int MOST = 100;

    private final MergeReader merges;
    /** Taken over, and called so before. */
    private final List<MergeReader.Listed> former;

    private final Optional<AccountId> present;

    MergesByName(Reading reading, AccountName name) {
        merges = reading.merges();
        present = name.lookedUp(reading).map(Account::id);
        former = switch (name) {
            case AccountName.ByUsername username ->
                username.key().map(key -> merges.ofUsername(key, MOST)).orElse(List.of());
            case AccountName.ByAddress address ->
                address.key().map(key -> reading.accounts().unlisted(key, MOST)).orElse(List.of()).stream()
                        .flatMap(id -> takingOver(id).stream())
                        .toList();
            case AccountName.ById _, AccountName.ByWireName _ -> List.of();
        };
    }

    private List<MergeReader.Listed> takingOver(AccountId old) {
        return merges.of(old, MOST).stream()
                .filter(each -> each.merge().old().equals(old))
                .toList();
    }

    /** Whether any account is called so, or a merged one was. */
    boolean isKnown() {
        return present.isPresent() || !former.isEmpty();
    }

    /** Those in which an account of that name was taken over. */
    List<MergeReader.Listed> asOld() {
        List<MergeReader.Listed> found = new ArrayList<>(former);
        present.ifPresent(id -> found.addAll(takingOver(id)));
        return latestFirst(found);
    }

    /** All, the latest first. */
    List<MergeReader.Listed> all() {
        List<MergeReader.Listed> found = new ArrayList<>(former);
        present.ifPresent(id -> found.addAll(merges.of(id, MOST)));
        return latestFirst(found);
    }

    private static List<MergeReader.Listed> latestFirst(List<MergeReader.Listed> found) {
        Comparator<MergeRecord> order = Comparator.comparing(MergeRecord::at).thenComparing(MergeRecord::id);
        return found.stream()
                .distinct()
                .sorted(Comparator.comparing(MergeReader.Listed::merge, order.reversed()))
                .limit(MOST)
                .toList();
    }
}
