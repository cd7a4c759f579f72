package muster.store;

import static muster.store.AskedSample.TIMES;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.AccountQuery.Order;
import muster.directory.AccountQuery.Who;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.model.Block;
import muster.model.Rank;

/** Questions made by chance, about values that some of these accounts have. */
final class AskedQueries {
    private static final List<AccountValue> TEXTS = Stream.<AccountValue>concat(
                    Stream.of(AccountValue.Text.values()), Stream.of(AccountValue.Plain.values()))
            .toList();
    private static final List<AccountValue> ALL = Stream.of(
                    TEXTS.stream(),
                    Stream.<AccountValue>of(AccountValue.Time.values()),
                    Stream.<AccountValue>of(AccountValue.Number.values()))
            .<AccountValue>flatMap(each -> each)
            .toList();

    private final Random random;
    private final List<AskedAccount> accounts;

    AskedQueries(Random random, List<AskedAccount> accounts) {
        this.random = random;
        this.accounts = accounts;
    }

    AccountQuery next() {
        return new AccountQuery(condition(3), orders(), one(List.of(Who.values())));
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Condition condition(int depth) {
        int kind = random.nextInt(depth == 0 ? 4 : 10);
        return switch (kind) {
            case 0, 1, 2, 3, 4 -> leaf();
            case 5 -> new Condition.Not(condition(depth - 1));
            case 6, 7 -> new Condition.AllOf(several(depth - 1));
            case 8 -> new Condition.AnyOf(several(depth - 1));
            default -> Condition.EVERYTHING;
        };
    }

    private List<Condition> several(int depth) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> condition(depth))
                .toList();
    }

    private Condition leaf() {
        Relation relation = one(List.of(Relation.values()));
        AccountValue text = one(TEXTS);
        return switch (random.nextInt(19)) {
            case 0 -> new Condition.HasRank(Set.of(one(List.of(Rank.values()))));
            case 1 -> new Condition.HasRank(Set.of(Rank.VIEWER, Rank.MANAGER));
            case 2 -> new Condition.IsNull(one(ALL));
            case 3 -> new Condition.Text(text, Relation.EQUAL, operand(text));
            case 4 -> new Condition.Text(one(List.of(AccountValue.Plain.values())), relation, operand(text));
            case 5 -> new Condition.Spelled(text, relation, operand(text));
            case 6 -> new Condition.IsOneOf(text, Set.copyOf(List.of(operand(text), "ann")));
            case 7, 8 -> new Condition.IsLike(text, pattern(operand(text)), random.nextBoolean());
            case 9 -> {
                AccountValue.Time time = one(List.of(AccountValue.Time.values()));
                yield new Condition.Moment(time, relation, one(TIMES).plusNanos(random.nextInt(2) * 500L));
            }
            case 10 -> {
                AccountValue.Number number = one(List.of(AccountValue.Number.values()));
                yield new Condition.Amount(number, relation, (Long)
                        Objects.requireNonNull(one(accounts).value(number)));
            }
            case 11 -> new Condition.IsActivated();
            case 12 -> new Condition.IsBlocked(one(List.of(Block.Kind.values())));
            case 13 -> new Condition.IsReadonly();
            case 14 -> new Condition.IsLockedOut();
            case 15 -> new Condition.HasSecondFactor();
            case 16 -> new Condition.IsTrashed();
            case 17 -> random.nextBoolean() ? new Condition.MayAct() : new Condition.IsBarred();
            default -> new Condition.IsMarked(one(AskedSample.VIEWERS), one(List.of(Condition.Mark.values())));
        };
    }

    /** Mostly one that some account has. */
    private String operand(AccountValue text) {
        Object value = one(accounts).value(text);
        return value == null ? "ann" : (String) value;
    }

    /** Of a text, with some characters taken for any one and its ends for any run. Backslashes would escape. */
    private String pattern(String text) {
        StringBuilder pattern = new StringBuilder(random.nextBoolean() ? "%" : "");
        int skipped = pattern.isEmpty() ? 0 : random.nextInt(3);
        text.codePoints().filter(c -> c != '\\').skip(skipped).forEach(c -> {
            switch (random.nextInt(6)) {
                case 0 -> pattern.append('_');
                case 1 -> pattern.appendCodePoint(Character.toUpperCase(c));
                case 2 -> pattern.appendCodePoint(Character.toLowerCase(c));
                default -> pattern.appendCodePoint(c);
            }
        });
        return pattern.append(random.nextBoolean() ? "%" : "").toString();
    }

    private List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean ascending = random.nextBoolean();
            orders.add(
                    switch (random.nextInt(8)) {
                        case 0 -> new Order.ByTruth(leaf(), ascending);
                        case 1 -> new Order.By(AccountField.RANK, ascending);
                        case 2 -> new Order.ByValueNullsLast(AccountValue.Text.USERNAME, ascending);
                        default -> new Order.ByValueNullsLast(one(ALL), ascending);
                    });
        }
        return orders;
    }
}
