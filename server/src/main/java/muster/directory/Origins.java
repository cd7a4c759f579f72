package muster.directory;

import java.util.Set;
import muster.directory.GrantReader.Holders;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Grant.Level;
import org.jspecify.annotations.Nullable;

/**
 * Where the ways of one account begin: at itself and at all that it manages, when these are few. When somebody has been given
 * more than that, they are not looked through, and a search goes on through other accounts until it meets the account itself.
 */
final class Origins {
    /** A statement names each of so many. */
    static final int FEW = 100;

    private final Reading reading;
    private final Account self;
    private final int few;
    private @Nullable Holders holders;

    Origins(Reading reading, Account self, int few) {
        this.reading = reading;
        this.self = self;
        this.few = few;
    }

    /** Whose rights are the first step of a way, or may be a later one. */
    Holders holders() {
        Holders known = holders;
        if (known == null) {
            known = Span.ifFew(reading, self, Level.MANAGE, few)
                    .map(span -> new Holders(span.accounts(Level.MANAGE), false))
                    .orElseGet(() -> new Holders(Set.of(self.id()), true));
            holders = known;
        }
        return known;
    }

    boolean isOne(AccountId id) {
        return id.equals(self.id()) || holders().accounts().contains(id);
    }

    /** Whether there may be ways through accounts that are not known to be origins. */
    boolean mayLieBehindOthers() {
        return holders().orManaged();
    }

    boolean isAmongAll() {
        return self.life().inAllUsers();
    }
}
