package muster.dialect.cloudomation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import muster.directory.AccountQuery;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.model.Rank;

/**
 * Who has which roles, in the directory's terms: the rank tells the highest of them, this door's document the rest. As there are but
 * fifteen sets of roles, a comparison is tried with each of them here.
 */
final class RoleCondition {
    private static final AccountValue KEPT = new AccountValue.Attribute(CloudomationDialect.NAME, Roles.VALUE);

    private RoleCondition() {}

    static Condition of(TextTest test) {
        List<Condition> any = new ArrayList<>();
        for (Role highest : Role.values()) {
            Set<String> several = several(highest);
            Set<String> meeting = several.stream().filter(test::meets).collect(Collectors.toSet());
            List<Condition> ways = new ArrayList<>();
            if (!meeting.isEmpty()) {
                ways.add(new Condition.IsOneOf(KEPT, meeting));
            }
            if (test.meets(highest.word())) {
                ways.add(
                        several.isEmpty()
                                ? Condition.EVERYTHING
                                : new Condition.Not(new Condition.IsOneOf(KEPT, several)));
            }
            if (!ways.isEmpty()) {
                any.add(new Condition.AllOf(List.of(new Condition.HasRank(ranks(highest)), new Condition.AnyOf(ways))));
            }
        }
        return new Condition.AnyOf(any);
    }

    /** The texts of several roles of which this is the highest. */
    private static Set<String> several(Role highest) {
        return Roles.each().stream()
                .filter(roles -> roles.all().size() > 1 && roles.highest() == highest)
                .map(Roles::text)
                .collect(Collectors.toSet());
    }

    private static Set<Rank> ranks(Role role) {
        return Arrays.stream(Rank.values())
                .filter(rank -> Role.of(rank) == role)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Rank.class)));
    }

    /** In the order of the texts: one after the other. */
    static List<AccountQuery.Order> inOrder(boolean ascending) {
        return Roles.each().stream()
                .map(Roles::text)
                .sorted()
                .<AccountQuery.Order>map(text ->
                        new AccountQuery.Order.ByTruth(of(TextTest.of(Comparison.EQ, Set.of(text))), !ascending))
                .toList();
    }
}
