package muster.console.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import muster.console.ledger.EventLine.Piece;
import muster.console.page.Clients;
import muster.console.page.Frame;
import muster.console.text.AccountText;
import muster.directory.Ledger;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Event;
import org.jspecify.annotations.Nullable;

/**
 * Tells events in the reader's language. Each {@link Act} has its sentence under {@code ledger.act.} and its name: {@code {0}} is
 * who did it, {@code {1}} the account it was done to, {@code {2}} the thing. Where somebody did it to himself, or with a code and
 * without being signed in, a sentence under {@code ledger.self.} or {@code ledger.anonymous.} goes before it if there is one.
 */
public final class EventLines {
    /** Stand for who and what in a sentence until it is cut into pieces; no text of ours has such a character. */
    private static final char FIRST_PLACE = '\uE000';

    private static final int PLACES = 3;

    private final Frame frame;
    private final Map<AccountId, Account> accounts;

    private EventLines(Frame frame, Map<AccountId, Account> accounts) {
        this.frame = frame;
        this.accounts = accounts;
    }

    /** What is different, or would be, in the reader's words. That something new is not locked, held or the like goes without saying. */
    public static List<EventLine.Change> changes(Frame frame, List<Event.FieldChange> fields) {
        return fields.stream()
                .filter(field -> field.before() != null || !"false".equals(field.after()))
                .map(new FieldText(frame)::change)
                .toList();
    }

    /** The events of a page of the ledger, in its order. */
    public static List<EventLine> of(Frame frame, Ledger.Page page) {
        EventLines lines = new EventLines(frame, page.accounts());
        return page.events().stream().map(lines::line).toList();
    }

    /** What an act is called where one is chosen: its sentence, which speaks of nobody in particular. */
    public static String nameOf(Frame frame, Act act) {
        String somebody = "…";
        return frame.t("ledger.act." + act.name().toLowerCase(Locale.ROOT), somebody, somebody, somebody);
    }

    private EventLine line(Event event) {
        return new EventLine(
                event.id().toString(),
                event.at(),
                sentence(event),
                doorName(event.origin().door()),
                event.origin().address(),
                event.origin().client() == null
                        ? null
                        : Clients.words(event.origin().client()),
                changes(frame, event.fields()));
    }

    private String doorName(String door) {
        return frame.messages().has("door." + door) ? frame.t("door." + door) : door;
    }

    private List<Piece> sentence(Event event) {
        List<Piece> places = List.of(actor(event.actor()), subject(event), target(event));
        String told = frame.t(key(event), place(0), place(1), place(2));
        List<Piece> pieces = new ArrayList<>();
        int done = 0;
        for (int at = 0; at < told.length(); at++) {
            int which = told.charAt(at) - FIRST_PLACE;
            if (which >= 0 && which < PLACES) {
                addText(pieces, told.substring(done, at));
                pieces.add(places.get(which));
                done = at + 1;
            }
        }
        addText(pieces, told.substring(done));
        return pieces;
    }

    private static String place(int which) {
        return String.valueOf((char) (FIRST_PLACE + which));
    }

    private static void addText(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, null, false));
        }
    }

    private String key(Event event) {
        String act = event.act().name().toLowerCase(Locale.ROOT);
        String special = switch (event.actor()) {
            case Actor.Person person when person.account().equals(event.subject()) -> "ledger.self." + act;
            case Actor.Anonymous _ -> "ledger.anonymous." + act;
            default -> "";
        };
        return frame.messages().has(special) ? special : "ledger.act." + act;
    }

    private Piece actor(Actor actor) {
        return switch (actor) {
            case Actor.Person person -> account(person.account(), null);
            case Actor.Anonymous _ -> new Piece(frame.t("ledger.actor.anonymous"), null, false);
            case Actor.Host _ -> new Piece(frame.t("ledger.actor.host"), null, false);
            case Actor.Timer _ -> new Piece(frame.t("ledger.actor.timer"), null, false);
        };
    }

    private Piece subject(Event event) {
        AccountId id = event.subject();
        boolean isTarget = event.target().kind().equals("account");
        return id == null
                ? target(event)
                : account(id, isTarget ? event.target().name() : null);
    }

    /** @param thatTime what it was called then, for one that is gone */
    private Piece account(AccountId id, @Nullable String thatTime) {
        Account account = accounts.get(id);
        if (account == null) {
            return new Piece(Objects.requireNonNullElse(thatTime, id.toString()), null, true);
        }
        return new Piece(AccountText.name(account), opens("/admin/users/" + id), true);
    }

    private Piece target(Event event) {
        Event.Target target = event.target();
        String name = target.name() == null || target.name().isBlank() ? target.id() : target.name();
        return new Piece(name, target.kind().equals("group") ? opens("/admin/groups/" + target.id()) : null, true);
    }

    /** The path, for readers who may open pages of administration. */
    private @Nullable String opens(String path) {
        return frame.menu() != null && frame.menu().admin() != null ? path : null;
    }
}
