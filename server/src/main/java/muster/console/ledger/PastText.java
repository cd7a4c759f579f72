package muster.console.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import muster.console.page.Frame;
import muster.console.text.AccountText;
import muster.directory.AccountThen;
import muster.directory.Existence;
import muster.directory.GroupThen;
import muster.directory.RankThen;
import muster.directory.ValueThen;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Event;
import org.jspecify.annotations.Nullable;

/** What was, in the reader's language. */
public final class PastText {
    private final Frame frame;
    private final FieldText fields;

    public PastText(Frame frame) {
        this.frame = frame;
        this.fields = new FieldText(frame);
    }

    /** @param value null when it is not told */
    public record Line(String name, @Nullable String value) {}

    /** @param path where the present is shown; null when there is none */
    public record Entry(String name, @Nullable String path) {}

    /**
     * @param state what there is to say first; null for nothing
     * @param listTitle null when there is no list
     * @param last the id behind which the next page begins; null at the end
     */
    public record Shown(
            @Nullable String state,
            List<Line> lines,
            @Nullable String listTitle,
            List<Entry> entries,
            @Nullable String last) {
        public Shown {
            lines = List.copyOf(lines);
            entries = List.copyOf(entries);
        }
    }

    public Shown of(AccountThen then) {
        List<Entry> groups = then.groups().stream()
                .map(group -> new Entry(
                        Objects.requireNonNullElse(group.name(), group.id().toString()),
                        then.present().containsKey(group.id()) ? "/admin/groups/" + group.id() : null))
                .toList();
        String title = then.existence() == Existence.THERE ? frame.t("past.groups") : null;
        return new Shown(state(then.existence()), lines(then.values(), Map.of()), title, groups, null);
    }

    public Shown of(GroupThen then) {
        String title = then.existence() == Existence.THERE ? frame.t("past.members") : null;
        String last = then.more() ? then.members().getLast().toString() : null;
        return new Shown(
                state(then.existence()),
                lines(then.values(), then.accounts()),
                title,
                entries(then.members(), then.accounts()),
                last);
    }

    public Shown of(RankThen then) {
        String state = then.notTold() == 0 ? null : frame.t("past.purged_since", then.notTold());
        String last = then.more() ? then.holders().getLast().toString() : null;
        String title = frame.t("rank." + then.rank().name().toLowerCase(Locale.ROOT));
        return new Shown(state, List.of(), title, entries(then.holders(), then.accounts()), last);
    }

    private @Nullable String state(Existence existence) {
        return switch (existence) {
            case NOT_YET -> frame.t("past.not_yet");
            case GONE -> frame.t("past.gone");
            case THERE -> null;
        };
    }

    private List<Line> lines(List<ValueThen> values, Map<AccountId, Account> accounts) {
        return values.stream().map(value -> line(value, accounts)).toList();
    }

    private Line line(ValueThen then, Map<AccountId, Account> accounts) {
        EventLine.Change told = fields.change(new Event.FieldChange(then.field().inEvents(), null, then.text()));
        if (then.source() == ValueThen.Source.NOT_TOLD) {
            return new Line(told.field(), null);
        }
        String value = String.valueOf(told.after());
        Account owner = AccountId.parse(value).map(accounts::get).orElse(null);
        return new Line(told.field(), owner == null ? value : AccountText.name(owner));
    }

    private static List<Entry> entries(List<AccountId> ids, Map<AccountId, Account> accounts) {
        return ids.stream()
                .map(id -> {
                    Account account = accounts.get(id);
                    return account == null
                            ? new Entry(id.toString(), null)
                            : new Entry(AccountText.name(account), "/admin/users/" + id);
                })
                .toList();
    }
}
