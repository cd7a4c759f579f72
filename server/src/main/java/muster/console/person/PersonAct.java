package muster.console.person;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Life;
import muster.model.Permissions;

/** What can be done to a person beside changing names and rank. Texts are keyed by {@link #key}. */
enum PersonAct {
    LOCK(true),
    UNLOCK(false),
    END_LOCK_OUT(false),
    ARCHIVE(true),
    BRING_BACK(false),
    HOLD(true),
    RELEASE(false),
    READONLY(false),
    WRITABLE(false),
    EXPIRE(false),
    WITHDRAW(false),
    TRASH(false);

    private final boolean bars;

    PersonAct(boolean bars) {
        this.bars = bars;
    }

    /** The word in addresses, and behind the prefix of texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PersonAct> parse(String key) {
        return Stream.of(values()).filter(act -> act.key().equals(key)).findAny();
    }

    /** Whether it ends access, with a reason, and for a while if need be. */
    boolean bars() {
        return bars;
    }

    /** Whether it asks for a day. */
    boolean asksForDay() {
        return this == EXPIRE;
    }

    /** Those that make sense for the person as it stands, and that the viewer may do. */
    static List<PersonAct> offered(Person person, Instant now) {
        return Stream.of(values())
                .filter(act -> act.makesSense(person, now) && act.isAllowed(person))
                .toList();
    }

    /** Whether there is something to do: whoever is locked is not locked again. */
    boolean makesSense(Person person, Instant now) {
        Life life = person.account().life();
        return switch (this) {
            case LOCK -> !life.hasBlockAt(Block.Kind.DISABLED, now);
            case UNLOCK -> life.hasBlockAt(Block.Kind.DISABLED, now);
            case END_LOCK_OUT -> person.activity().isLockedOutAt(now);
            case ARCHIVE -> !life.hasBlockAt(Block.Kind.ARCHIVED, now);
            case BRING_BACK -> life.hasBlockAt(Block.Kind.ARCHIVED, now);
            case HOLD -> !life.hasBlockAt(Block.Kind.HOLD, now);
            case RELEASE -> life.hasBlockAt(Block.Kind.HOLD, now);
            case READONLY -> !life.readonly();
            case WRITABLE -> life.readonly();
            case EXPIRE, TRASH -> true;
            case WITHDRAW -> life.isActivated();
        };
    }

    boolean isAllowed(Person person) {
        Caller viewer = person.viewer();
        Account account = person.account();
        return switch (this) {
            case LOCK -> Permissions.mayDisable(viewer, account);
            case UNLOCK, END_LOCK_OUT -> Permissions.mayEnable(viewer, account);
            case ARCHIVE, BRING_BACK -> Permissions.mayArchive(viewer, account);
            case HOLD, RELEASE -> Permissions.mayHold(viewer, account);
            case READONLY, WRITABLE, EXPIRE -> !viewer.is(account.id()) && Permissions.mayEnable(viewer, account);
            case WITHDRAW -> Permissions.mayEnable(viewer, account);
            case TRASH -> Permissions.mayTrash(viewer, account);
        };
    }
}
