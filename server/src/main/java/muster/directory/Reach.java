package muster.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import muster.model.Account;
import muster.model.Failure;
import muster.model.Grant.Level;
import muster.model.GrantObject;
import muster.model.GrantObject.OnAccount;
import muster.model.Refused;

/**
 * How far the rights of one account go, through everything in between. A way leads along rights, from a group to what it has
 * rights to, from an owner to what he owns, from a container to what lies in it, and is as strong as its weakest step. It goes
 * on from another account only when it manages that one. Everybody manages himself.
 *
 * <p>Each thing that is asked about is where the search begins ({@link WayBack}): what the account was given elsewhere, and by
 * whomever, neither slows it down nor keeps it from an answer. {@link Span} is for lists of all that an account reaches.
 *
 * <p>It stands for one moment and is good inside the transaction in which it was found out.
 */
public final class Reach {
    /** Beyond it, looking at everything would take longer than a request may. */
    static final int MOST = 100_000;

    private final Reading reading;
    private final Account self;
    private final int most;
    private final Origins origins;
    private final Map<GrantObject, Optional<Level>> granted = new HashMap<>();

    private Reach(Reading reading, Account self, int few, int most) {
        this.reading = reading;
        this.self = self;
        this.most = most;
        this.origins = new Origins(reading, self, few);
    }

    /** The reach of this account. */
    public static Reach of(Reading reading, Account self) {
        return of(reading, self, Origins.FEW, MOST);
    }

    static Reach of(Reading reading, Account self, int few, int most) {
        return new Reach(reading, self, few, most);
    }

    /**
     * How far the account's rights to this go; empty for none.
     *
     * @throws Refused {@link Failure.ReachTooWide} when more ways lead to it than can be looked through
     */
    public Optional<Level> on(GrantObject object) {
        Optional<Level> level = granted(object);
        boolean shown = level.isEmpty()
                && self.life().inAllUsers()
                && object instanceof OnAccount(var id)
                && reading.accounts().find(id).filter(Reach::isShownToAll).isPresent();
        return shown ? Optional.of(Level.READ) : level;
    }

    /** The same, without what the account has because the group of all users sees somebody. */
    Optional<Level> granted(GrantObject object) {
        Optional<Level> known = granted.get(object);
        if (known == null) {
            known = new WayBack(reading, origins, most).from(object);
            granted.put(object, known);
        }
        return known;
    }

    public boolean has(Level least, GrantObject object) {
        return on(object).filter(level -> level.isAtLeast(least)).isPresent();
    }

    private static boolean isShownToAll(Account account) {
        return account.life().shownToAll() && (account.isListed() || account.isShadow());
    }
}
