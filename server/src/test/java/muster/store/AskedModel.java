package muster.store;

import static muster.store.Samples.NOW;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.TextKey;
import muster.model.ViewerMarks;
import org.jspecify.annotations.Nullable;

/** What lists say, told without a database. */
final class AskedModel {
    private static final Comparator<String> BY_BYTES =
            (a, b) -> Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

    private AskedModel() {}

    static List<AccountId> list(AccountQuery query, Collection<AskedAccount> accounts) {
        return accounts.stream()
                .filter(each -> each.isAmong(query.who()) && isMet(query.condition(), each))
                .sorted(comparator(query.orders()))
                .map(each -> each.account().id())
                .toList();
    }

    private static boolean isMet(Condition condition, AskedAccount each) {
        Account account = each.account();
        return switch (condition) {
            case Condition.Everything _ -> true;
            case Condition.AllOf(var parts) -> parts.stream().allMatch(part -> isMet(part, each));
            case Condition.AnyOf(var parts) -> parts.stream().anyMatch(part -> isMet(part, each));
            case Condition.Not(var inner) -> !isMet(inner, each);
            case Condition.HasRank(var ranks) -> ranks.contains(account.rank());
            case Condition.IsBarred _ -> account.life().isBarredAt(NOW);
            case Condition.MayAct _ -> account.mayAct(NOW);
            case Condition.IsNull(var value) -> each.value(value) == null;
            case Condition.Text(var value, var relation, var operand) ->
                stands(text(each, value), relation, operand, BY_BYTES);
            case Condition.Spelled(var value, var relation, var operand) ->
                stands(text(each, value), relation, operand, BY_BYTES);
            case Condition.IsOneOf(var value, var operands) ->
                text(each, value) != null && operands.contains(text(each, value));
            case Condition.IsLike like -> isLike(text(each, like.value()), like);
            case Condition.Moment(var value, var relation, var operand) ->
                stands((Instant) each.value(value), relation, operand, Comparator.naturalOrder());
            case Condition.Amount(var value, var relation, var operand) ->
                stands((Long) each.value(value), relation, operand, Comparator.naturalOrder());
            case Condition.IsActivated _ -> account.life().isActivated();
            case Condition.IsBlocked(var kind) ->
                account.life().blocks().stream().anyMatch(block -> block.kind() == kind && block.holdsAt(NOW));
            case Condition.IsReadonly _ -> account.life().readonly();
            case Condition.IsLockedOut _ -> each.activity().isLockedOutAt(NOW);
            case Condition.HasSecondFactor _ -> each.hasSecondFactor();
            case Condition.IsTrashed _ -> account.life().isTrashed();
            case Condition.IsMarked(var viewer, var mark) -> isMarked(each, viewer, mark);
            default -> throw new IllegalArgumentException("not known here: " + condition);
        };
    }

    private static @Nullable String text(AskedAccount each, AccountValue value) {
        return (String) each.value(value);
    }

    private static <T> boolean stands(@Nullable T value, Relation relation, T operand, Comparator<T> order) {
        if (value == null) {
            return false;
        }
        int difference = order.compare(value, operand);
        return switch (relation) {
            case EQUAL -> difference == 0;
            case LESS -> difference < 0;
            case AT_MOST -> difference <= 0;
            case GREATER -> difference > 0;
            case AT_LEAST -> difference >= 0;
        };
    }

    /** The patterns of the test have no backslashes. */
    private static boolean isLike(@Nullable String text, Condition.IsLike like) {
        StringBuilder expression = new StringBuilder();
        like.pattern()
                .codePoints()
                .forEach(c -> expression.append(
                        switch (c) {
                            case '%' -> ".*";
                            case '_' -> ".";
                            default -> Pattern.quote(Character.toString(c));
                        }));
        int flags = Pattern.DOTALL | (like.ignoringCase() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        return text != null
                && Pattern.compile(expression.toString(), flags).matcher(text).matches();
    }

    private static boolean isMarked(AskedAccount each, AccountId viewer, Condition.Mark mark) {
        ViewerMarks marks = each.marks().getOrDefault(viewer, ViewerMarks.NONE);
        return switch (mark) {
            case PINNED -> marks.pinned();
            case OPENED -> marks.opened();
        };
    }

    private static Comparator<AskedAccount> comparator(List<Order> orders) {
        Comparator<AskedAccount> whole = (_, _) -> 0;
        for (Order order : orders) {
            whole = whole.thenComparing(comparator(order));
        }
        return whole.thenComparing(directed(
                Comparator.comparing(each -> each.account().id().toString()),
                orders.isEmpty() || isAscendingAtTheEnd(orders.getLast())));
    }

    private static boolean isAscendingAtTheEnd(Order last) {
        return switch (last) {
            case Order.ByValueNullsLast _ -> true;
            case Order.ByTruth(var _, var ascending) -> ascending;
            case Order.By(var _, var ascending) -> ascending;
            case Order.ByValue(var _, var ascending) -> ascending;
            case Order.BySimilarity _ -> true;
        };
    }

    private static Comparator<AskedAccount> comparator(Order order) {
        return switch (order) {
            case Order.ByValueNullsLast(var value, var ascending) -> nullsLast(value, ascending);
            case Order.ByTruth(var condition, var ascending) ->
                directed(Comparator.comparing(each -> isMet(condition, each)), ascending);
            case Order.By(var field, var ascending)
            when field == AccountField.RANK ->
                directed(Comparator.comparing(each -> each.account().rank()), ascending);
            default -> throw new IllegalArgumentException("not known here: " + order);
        };
    }

    private static Comparator<AskedAccount> directed(Comparator<AskedAccount> order, boolean ascending) {
        return ascending ? order : order.reversed();
    }

    private static Comparator<AskedAccount> nullsLast(AccountValue value, boolean ascending) {
        Comparator<AskedAccount> present = Comparator.comparing(each -> each.value(value) == null);
        return present.thenComparing(directed((a, b) -> compare(value, a.value(value), b.value(value)), ascending));
    }

    private static int compare(AccountValue value, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return 0;
        }
        return switch (a) {
            case String text -> BY_BYTES.compare(sorted(value, text), sorted(value, (String) b));
            case Instant time -> time.compareTo((Instant) b);
            default -> Long.compare((Long) a, (Long) Objects.requireNonNull(b));
        };
    }

    /** Names and addresses by their keys, other texts without the case of ASCII letters. */
    private static String sorted(AccountValue value, String text) {
        if (value instanceof AccountValue.Text) {
            return IndexKey.of(TextKey.of(text).value());
        }
        StringBuilder lower = new StringBuilder();
        text.codePoints()
                .forEach(c -> lower.append(
                        c < 0x80 ? Character.toString(c).toLowerCase(Locale.ROOT) : Character.toString(c)));
        return lower.toString();
    }
}
