package muster.directory;

import static muster.directory.Authority.require;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Caller;
import muster.model.Code;
import muster.model.DoorDocument;
import muster.model.Event;
import muster.model.EventId;
import muster.model.Failure;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What others did to how somebody signs in. An administrator who sees codes or resets second factors could take any account over:
 * its owner is told at the next sign-in, and until the notice is put away, so that it is missed at no door that shows none.
 */
public final class Notices {
    /** Of more than this nobody reads each. */
    static final int MOST = 50;
    /** What is older was not put away because nobody came. */
    private static final Duration TOLD_FOR = Duration.ofDays(90);

    private static final int LOOKED_AT_ONCE = 200;
    private static final int MOST_LOOKS = 5;

    /** No platform: the mark is kept as doors keep theirs, and moves without a new version of the account. */
    private static final String MARK = "notices";

    private static final String SEEN = "seen";

    private static final Set<Act> ACTS = EnumSet.of(
            Act.ACCOUNT_CHANGED,
            Act.ACCOUNT_MERGED,
            Act.EMAIL_CONFIRMED,
            Act.EMAIL_CHANGE_DROPPED,
            Act.PASSWORD_SET,
            Act.CODE_ISSUED,
            Act.CODE_SHOWN,
            Act.SECOND_FACTOR_TURNED_OFF,
            Act.SECOND_FACTOR_RESET,
            Act.APPLICATION_PASSWORD_ENDED,
            Act.KEY_CREATED,
            Act.KEY_CHANGED,
            Act.KEY_ENDED,
            Act.KEYS_ENDED);

    private final Transactions transactions;

    public Notices(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What the caller has not put away.
     *
     * @param events newest first, without from where others acted
     * @param accounts who did it, by id; without those that are gone
     */
    public record Pending(List<Event> events, Map<AccountId, Account> accounts) {
        public static final Pending NONE = new Pending(List.of(), Map.of());

        public Pending {
            events = List.copyOf(events);
            accounts = Map.copyOf(accounts);
        }

        /** Up to where these go: what comes while somebody reads is not put away with them. Null when there are none. */
        public @Nullable EventId latest() {
            return events.isEmpty() ? null : events.getFirst().id();
        }
    }

    /** What was done since the caller last put notices away; nothing for the host and for whoever did not sign in. */
    public Pending pending(Caller caller) {
        AccountId self = caller.account();
        if (self == null || caller.isInvited()) {
            return Pending.NONE;
        }
        return transactions.read(reading -> {
            Optional<Account> account = reading.accounts().find(self);
            if (account.isEmpty()) {
                return Pending.NONE;
            }
            Instant made = account.get().stamps().createdAt();
            Instant earliest = transactions.now().minus(TOLD_FOR);
            // What was done when the account was made is nobody's surprise.
            LedgerQuery since = LedgerQuery.EVERYTHING
                    .withActs(ACTS)
                    .after(seen(reading, self))
                    .between(made.isBefore(earliest) ? earliest : made.plusNanos(1_000), null);
            List<Event> events = new ArrayList<>(told(reading, since.withSubject(self), self));
            for (AccountId merged : reading.accounts().mergedInto(List.of(self))) {
                LedgerQuery merges = since.withActs(Set.of(Act.ACCOUNT_MERGED)).withSubject(merged);
                events.addAll(told(reading, merges, self));
            }
            List<Event> latest = events.stream()
                    .sorted((one, other) -> other.id().compareTo(one.id()))
                    .limit(MOST)
                    .map(Event::withoutPlace)
                    .toList();
            return new Pending(latest, reading.accounts().findAll(mentioned(latest)));
        });
    }

    private static @Nullable EventId seen(Reading reading, AccountId self) {
        return reading.documents()
                .find(self, MARK)
                .map(document -> document.values().get(SEEN))
                .flatMap(EventId::parse)
                .orElse(null);
    }

    private static List<Event> told(Reading reading, LedgerQuery query, AccountId self) {
        List<Event> told = new ArrayList<>();
        EventId beyond = null;
        for (int look = 0; look < MOST_LOOKS && told.size() < MOST; look++) {
            List<Event> found = reading.events().list(query, beyond, LOOKED_AT_ONCE);
            found.stream().filter(event -> isTold(event, self)).forEach(told::add);
            if (found.size() < LOOKED_AT_ONCE) {
                break;
            }
            beyond = found.getLast().id();
        }
        return told;
    }

    private static boolean isTold(Event event, AccountId self) {
        boolean byOneself =
                event.actor() instanceof Actor.Person person && person.account().equals(self);
        if (byOneself) {
            return false;
        }
        return switch (event.act()) {
            case CODE_ISSUED, CODE_SHOWN ->
                event.fields().stream()
                        .anyMatch(field ->
                                Objects.requireNonNullElse(field.after(), "").startsWith(Code.Purpose.RESET.name()));
            case ACCOUNT_CHANGED ->
                event.fields().stream()
                        .anyMatch(field ->
                                field.field().equals("email") || field.field().endsWith(" email"));
            default -> true;
        };
    }

    private static Set<AccountId> mentioned(List<Event> events) {
        Set<AccountId> ids = new HashSet<>();
        for (Event event : events) {
            if (event.actor() instanceof Actor.Person person) {
                ids.add(person.account());
            }
            if (event.subject() != null) {
                ids.add(event.subject());
            }
        }
        return ids;
    }

    /** Puts away whatever is pending. */
    public void dismiss(Caller caller) {
        EventId latest = pending(caller).latest();
        if (latest != null) {
            dismiss(caller, latest);
        }
    }

    /**
     * Puts away what the caller was shown, up to this event. That is noted as a sign-in is: it changes nothing of the account, so
     * the ledger does not tell of it.
     *
     * @throws Refused {@link Failure.NotPermitted} to callers without an account
     */
    public void dismiss(Caller caller, EventId upTo) {
        AccountId self = caller.account();
        if (self == null) {
            throw new Refused(new Failure.NotPermitted());
        }
        transactions.write(caller, begun -> {
            AccountSaving.locked(begun.writing(), self);
            Transactions.Work work = Keys.again(begun);
            require(Codes.handlesCredentials(work.writing(), work.caller()), new Failure.NotPermitted());
            EventId seen = seen(work.writing(), self);
            if (seen == null || upTo.compareTo(seen) > 0) {
                var mark = new DoorDocument(MARK, "{}", Map.of(SEEN, upTo.toString()));
                work.writing().documents().save(self, mark, work.now());
            }
            return upTo;
        });
    }
}
