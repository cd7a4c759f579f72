package muster.store;

import static muster.directory.AccountField.EMAIL;
import static muster.directory.AccountField.FAMILY_NAME;
import static muster.directory.AccountField.GIVEN_NAME;
import static muster.directory.AccountField.USERNAME;
import static muster.store.Samples.NOW;
import static muster.store.Samples.add;
import static muster.store.Samples.email;
import static muster.store.Samples.id;
import static muster.store.Samples.named;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import muster.directory.AccountField;
import muster.directory.AccountQuery;
import muster.directory.Condition;
import muster.directory.PageStart;
import muster.model.AccountId;
import muster.model.ExternalIdentity;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** Prefix searches take every character for itself, and fold what people take for the same. */
interface PrefixContract extends WithStore {
    List<AccountField> ALL = List.of(USERNAME, GIVEN_NAME, FAMILY_NAME, EMAIL);

    private List<AccountId> given(String prefix) {
        return search(List.of(GIVEN_NAME), prefix);
    }

    /** As a door does: folds what a person typed. Asks for the count too. */
    private List<AccountId> search(List<AccountField> fields, String typed) {
        AccountQuery query =
                new AccountQuery(new Condition.StartsWith(fields, TextKey.fold(typed)), AccountQuery.byName(true));
        List<AccountId> found =
                store().read(r -> r.accounts().list(query, PageStart.FIRST, 100, NOW)).entries().stream()
                        .map(entry -> entry.account().id())
                        .toList();
        assertThat(store().<Long>read(r -> r.accounts().count(query, NOW))).isEqualTo(found.size());
        return found;
    }

    @Test
    default void prefixIsLookedForInEachFieldAndAnAccountIsMetOnce() {
        add(
                store(),
                Samples.withEmails(named(1, "Max", "Maxwell"), email("max@x.org"), email("other@x.org")),
                named(2, "Bob", "Maxim"),
                Samples.account(3, "maxine", Profile.EMPTY, Rank.VIEWER),
                Samples.withEmails(named(4, "Zoe", "Zed"), email("maxi@x.org")),
                Samples.withEmails(named(5, "Yan", "Yu"), email("yan@x.org"), email("max2@x.org")));
        assertThat(search(ALL, "MAX")).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4));
        assertThat(search(List.of(USERNAME), "MAX")).containsExactly(id(3));
        assertThat(search(List.of(EMAIL), "max@")).containsExactly(id(1));
        assertThat(search(List.of(), "max")).isEmpty();
    }

    /** Names lie in several indexes and rows elsewhere; whoever is found in two of them counts once, whatever the order. */
    @Test
    default void prefixBesideAnOutsideIdMeetsAnAccountOnceInEveryOrder() {
        add(
                store(),
                named(1, "Max", "Maxwell"),
                named(2, "Bob", "Maxim"),
                named(3, "Zoe", "Zed"),
                named(4, "Max", null));
        Samples.write(store(), w -> {
            w.accounts().link(new ExternalIdentity("provider", "max"), id(3), NOW);
            w.accounts().link(new ExternalIdentity("provider", "max too"), id(2), NOW);
            w.accounts().link(new ExternalIdentity("other", "max"), id(1), NOW);
        });
        Condition condition = new Condition.AnyOf(List.of(
                new Condition.HasExternalSubject("max"),
                new Condition.StartsWith(ALL, "max"),
                new Condition.StartsWith(ALL, "zo")));
        List<AccountQuery.Order> similar =
                List.of(new AccountQuery.Order.BySimilarity("max"), new AccountQuery.Order.By(FAMILY_NAME, true));
        assertThat(met(condition, AccountQuery.byName(true))).containsExactly(id(2), id(4), id(1), id(3));
        assertThat(met(condition, AccountQuery.byName(false))).containsExactly(id(3), id(1), id(4), id(2));
        assertThat(met(condition, similar)).containsExactly(id(4), id(1), id(2), id(3));
        assertThat(met(condition, List.of(new AccountQuery.Order.By(AccountField.CREATED_AT, true))))
                .containsExactly(id(1), id(2), id(3), id(4));
        assertThat(store().<Long>read(r -> r.accounts().count(new AccountQuery(condition, List.of()), NOW)))
                .isEqualTo(4);
    }

    private List<AccountId> met(Condition condition, List<AccountQuery.Order> orders) {
        AccountQuery query = new AccountQuery(condition, orders);
        return store().read(r -> r.accounts().list(query, PageStart.FIRST, 100, NOW)).entries().stream()
                .map(entry -> entry.account().id())
                .toList();
    }

    @Test
    default void charactersThatPatternsKnowStandForThemselves() {
        add(
                store(),
                named(1, "50% off", null),
                named(2, "50 more", null),
                named(3, "a_b", null),
                named(4, "axb", null));
        add(
                store(),
                named(5, "*star", null),
                named(6, "'quote", null),
                named(7, "back\\slash", null),
                named(8, "[x]", null));
        assertThat(given("50%")).containsExactly(id(1));
        assertThat(given("%")).isEmpty();
        assertThat(given("a_")).containsExactly(id(3));
        assertThat(given("_")).isEmpty();
        assertThat(given("*")).containsExactly(id(5));
        assertThat(given("'")).containsExactly(id(6));
        assertThat(given("back\\")).containsExactly(id(7));
        assertThat(given("[")).containsExactly(id(8));
    }

    @Test
    default void caseIsFoldedAndAccentsAreKept() {
        add(
                store(),
                named(1, "ÉMILE", null),
                named(2, "emile", null),
                named(3, "Straße", null),
                named(4, "STRASSE", null));
        add(store(), named(5, "ΟΔΥΣΣΕΥΣ", null), named(6, "οδυσσευς", null));
        assertThat(given("é")).containsExactly(id(1));
        assertThat(given("E\u0301")).containsExactly(id(1));
        assertThat(given("e")).containsExactly(id(2));
        assertThat(given("strass")).containsExactlyInAnyOrder(id(3), id(4));
        assertThat(given("STRAß")).containsExactlyInAnyOrder(id(3), id(4));
        assertThat(given("οδυσσευς")).containsExactlyInAnyOrder(id(5), id(6));
        assertThat(given("Οδυς")).containsExactlyInAnyOrder(id(5), id(6));
    }

    /** The root locale decides: a dotless i counts as an i, and a capital one with a dot keeps its dot as a mark. */
    @Test
    default void turkishLettersFoldAsOutsideTurkey() {
        add(store(), named(1, "ISIK", null), named(2, "ışık", null), named(3, "İpek", null), named(4, "ipek", null));
        assertThat(given("isik")).containsExactly(id(1));
        assertThat(given("IŞIK")).containsExactly(id(2));
        assertThat(given("işik")).containsExactly(id(2));
        assertThat(given("ipek")).containsExactly(id(4));
        assertThat(given("İpek")).containsExactly(id(3));
        assertThat(given("i")).containsExactlyInAnyOrder(id(1), id(2), id(3), id(4));
    }

    @Test
    default void charactersBeyondTheBasicPlaneAreFoundAndDoNotCutOffOthers() {
        add(store(), named(1, "a😀b", null), named(2, "a\uffeeb", null), named(3, "a\uDBFF\uDFFDb", null));
        add(store(), named(4, "𐐀x", null), named(5, "b", null), named(6, "a", null));
        assertThat(given("a")).containsExactlyInAnyOrder(id(1), id(2), id(3), id(6));
        assertThat(given("a😀")).containsExactly(id(1));
        assertThat(given("a\uDBFF\uDFFD")).containsExactly(id(3));
        assertThat(given("𐐨")).containsExactly(id(4));
        assertThat(given("𐐀")).containsExactly(id(4));
    }

    @Test
    default void emptyPrefixIsMetByEveryValueAndByNoMissingOne() {
        add(store(), named(1, "a", null), named(2, null, "b"), named(3, null, null));
        assertThat(given("")).containsExactly(id(1));
        assertThat(search(List.of(GIVEN_NAME, FAMILY_NAME), "")).containsExactlyInAnyOrder(id(1), id(2));
    }

    @Test
    default void prefixesLongerThanTheIndexAreComparedToTheirEnd() {
        String sixtyFour = "é".repeat(63) + "😀";
        add(
                store(),
                named(1, sixtyFour, null),
                named(2, sixtyFour + "abc", "x" + sixtyFour),
                named(3, sixtyFour + "abd", null));
        assertThat(given(sixtyFour)).containsExactlyInAnyOrder(id(1), id(2), id(3));
        assertThat(given(sixtyFour + "ab")).containsExactlyInAnyOrder(id(2), id(3));
        assertThat(given(sixtyFour + "ABC")).containsExactly(id(2));
        assertThat(given(sixtyFour + "abcd")).isEmpty();
        assertThat(search(List.of(FAMILY_NAME), sixtyFour + "ab")).isEmpty();
        assertThat(search(ALL, "x" + sixtyFour)).containsExactly(id(2));
        assertThat(given("x".repeat(100_000))).isEmpty();
    }

    @Test
    default void textThatNoDatabaseHoldsIsMetByNothing() {
        add(store(), named(1, "a?b", null), named(2, "a", null));
        assertThat(given("a\u0000")).isEmpty();
        assertThat(given("a\ud800")).isEmpty();
        assertThat(given("a\udc00b")).isEmpty();
        Condition not = new Condition.Not(new Condition.StartsWith(List.of(GIVEN_NAME), "a\u0000"));
        assertThat(store().<Long>read(r -> r.accounts().count(new AccountQuery(not, List.of()), NOW)))
                .isEqualTo(2);
    }
}
