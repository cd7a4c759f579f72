package muster.directory;

import java.util.List;
import java.util.Optional;
import muster.model.AccountEntry;

/**
 * Some entries of a list, in its order.
 *
 * @param end where the next page begins; empty when the order has no marks, or the page has no entry
 */
public record AccountPage(List<AccountEntry> entries, Optional<PageMark> end) {
    public AccountPage {
        entries = List.copyOf(entries);
    }
}
