package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.email;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static muster.store.WithLists.ids;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import muster.directory.AccountValue;
import muster.directory.Condition;
import muster.directory.Condition.Relation;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Lists by texts and times as they were written: what meets a comparison, and in which order values are. */
interface ValueContract extends WithLists {

    AccountValue GIVEN = AccountValue.Text.GIVEN_NAME;
    AccountValue DESCRIPTION = AccountValue.Plain.DESCRIPTION;
    AccountValue EMAIL = AccountValue.Text.EMAIL;
    AccountValue USERNAME = AccountValue.Text.USERNAME;
    AccountValue ALL_TEXTS = new AccountValue.Joined(List.of(EMAIL, USERNAME, GIVEN, AccountValue.Text.FAMILY_NAME));

    private static Account given(int number, @Nullable String name) {
        return account(number, "user" + number, Profile.ofNames(name, null), Rank.VIEWER);
    }

    @Test
    default void textIsEqualLetterByLetter() {
        add(store(), given(1, "Ann"), given(2, "ann"), given(3, null), given(4, "Ann "), given(5, "a".repeat(255)));
        assertThat(meeting(GIVEN, Relation.EQUAL, "Ann")).isEqualTo(ids(1));
        assertThat(meeting(GIVEN, Relation.EQUAL, "ANN")).isEmpty();
        assertThat(meeting(GIVEN, Relation.EQUAL, "")).isEmpty();
        assertThat(meeting(GIVEN, Relation.EQUAL, "Ann ")).isEqualTo(ids(4));
        assertThat(meeting(GIVEN, Relation.EQUAL, "a".repeat(255))).isEqualTo(ids(5));
        assertThat(meeting(GIVEN, Relation.EQUAL, "a".repeat(254))).isEmpty();
        assertThat(meeting(GIVEN, Relation.EQUAL, "Ann\u0000")).isEmpty();
        assertThat(meeting(new Condition.IsNull(GIVEN))).isEqualTo(ids(3));
        assertThat(oneOf(GIVEN, "ann", "Ann", "ANN", "x\u0000")).isEqualTo(ids(1, 2));
        assertThat(meeting(new Condition.IsOneOf(GIVEN, Set.of()))).isEmpty();
    }

    @Test
    default void primaryAddressIsComparedAsItStandsNow() {
        Account first = Samples.withEmails(account(1), email("Ann@x.org"), email("second@x.org"));
        add(store(), first, Samples.withEmails(account(2), email("bob@x.org")), account(3));
        assertThat(meeting(EMAIL, Relation.EQUAL, "Ann@x.org")).isEqualTo(ids(1));
        assertThat(meeting(EMAIL, Relation.EQUAL, "second@x.org")).isEmpty();
        assertThat(meeting(new Condition.IsNull(EMAIL))).isEqualTo(ids(3));
        write(store(), w -> {
            w.accounts().lock(id(1));
            w.accounts().save(Samples.changed(first, email("second@x.org")));
        });
        assertThat(meeting(EMAIL, Relation.EQUAL, "Ann@x.org")).isEmpty();
        assertThat(meeting(EMAIL, Relation.EQUAL, "second@x.org")).isEqualTo(ids(1));
    }

    @Test
    default void relationsGoByTheOrderOfLists() {
        add(store(), given(1, "bob"), given(2, "Ann"), given(3, "ann"), given(4, null), given(5, "Élodie"));
        List<AccountId> order = ids(4, 2, 3, 1, 5);
        assertThat(ordered(GIVEN)).isEqualTo(order);
        assertThat(meeting(GIVEN, Relation.LESS, "ann")).isEqualTo(ids(2));
        assertThat(meeting(GIVEN, Relation.AT_MOST, "ann")).isEqualTo(ids(2, 3));
        assertThat(meeting(GIVEN, Relation.GREATER, "ann")).isEqualTo(ids(1, 5));
        assertThat(meeting(GIVEN, Relation.AT_LEAST, "ann")).isEqualTo(ids(1, 3, 5));
        assertThat(meeting(GIVEN, Relation.GREATER, "")).isEqualTo(ids(1, 2, 3, 5));
        assertThat(failureOf(() -> meeting(GIVEN, Relation.LESS, "a\ud800")))
                .isEqualTo(new Failure.Malformed("filter", "has a character that is not allowed"));
    }

    @Test
    default void likeMindsCaseAndKnowsItsWildcards() {
        add(store(), given(1, "Ann"), given(2, "ann"), given(3, null), given(4, "A*?[n]"), given(5, "100%_\\"));
        add(store(), given(6, "Ånn"), given(7, ""));
        assertThat(like(GIVEN, "A%")).isEqualTo(ids(1, 4));
        assertThat(like(GIVEN, "%nn")).isEqualTo(ids(1, 2, 6));
        assertThat(like(GIVEN, "_nn")).isEqualTo(ids(1, 2, 6));
        assertThat(like(GIVEN, "a__")).isEqualTo(ids(2));
        assertThat(like(GIVEN, "Ann")).isEqualTo(ids(1));
        assertThat(like(GIVEN, "A*?[n]")).isEqualTo(ids(4));
        assertThat(like(GIVEN, "%*?[n%")).isEqualTo(ids(4));
        assertThat(like(GIVEN, "100\\%\\_\\\\")).isEqualTo(ids(5));
        assertThat(like(GIVEN, "100%\\")).isEqualTo(ids(5));
        assertThat(like(GIVEN, "%")).isEqualTo(ids(1, 2, 4, 5, 6, 7));
        assertThat(like(GIVEN, "")).isEqualTo(ids(7));
        assertThat(like(GIVEN, "A\u0000%")).isEmpty();
    }

    @Test
    default void likeInAnyCaseMindsOnlyLetters() {
        String longName = "N".repeat(70) + "Éa";
        add(store(), given(1, "ÉLODIE"), given(2, "élodie"), given(3, null), given(4, "Elodie"), given(5, longName));
        assertThat(likeInAnyCase(GIVEN, "éL%")).isEqualTo(ids(1, 2));
        assertThat(likeInAnyCase(GIVEN, "%LODI_")).isEqualTo(ids(1, 2, 4));
        assertThat(likeInAnyCase(GIVEN, "%")).isEqualTo(ids(1, 2, 4, 5));
        assertThat(likeInAnyCase(GIVEN, "n".repeat(70) + "%A")).isEqualTo(ids(5));
        assertThat(likeInAnyCase(GIVEN, "n".repeat(71) + "%")).isEmpty();
        assertThat(likeInAnyCase(USERNAME, "USER_")).isEqualTo(ids(1, 2, 3, 4, 5));
        assertThat(likeInAnyCase(ALL_TEXTS, "%ÉLO%")).isEqualTo(ids(1, 2));
        assertThat(like(ALL_TEXTS, "%user4 Elo%")).isEqualTo(ids(4));
    }

    @Test
    default void likeInAnyCaseKnowsLettersBeyondAscii() {
        add(
                store(),
                about(1, "ÉLODIE\nσας"),
                about(2, "élodie"),
                about(3, null),
                about(4, "Elodie [x]^"),
                about(5, "ЖУК"));
        assertThat(likeInAnyCase(DESCRIPTION, "élo%")).isEqualTo(ids(1, 2));
        assertThat(likeInAnyCase(DESCRIPTION, "ÉLODI_")).isEqualTo(ids(2));
        assertThat(likeInAnyCase(DESCRIPTION, "%ΣΑΣ")).isEqualTo(ids(1));
        assertThat(likeInAnyCase(DESCRIPTION, "жук")).isEqualTo(ids(5));
        assertThat(likeInAnyCase(DESCRIPTION, "%[X]^")).isEqualTo(ids(4));
        assertThat(likeInAnyCase(DESCRIPTION, "%")).isEqualTo(ids(1, 2, 4, 5));
        assertThat(likeInAnyCase(DESCRIPTION, "a\u0000%")).isEmpty();
        assertThat(like(DESCRIPTION, "élo%")).isEqualTo(ids(2));
        assertThat(likeInAnyCase(DESCRIPTION, "т".repeat(4_096))).isEmpty();
        assertThat(likeInAnyCase(DESCRIPTION, "%т".repeat(20))).isEmpty();
    }

    @Test
    default void textsAreSpelledByCodePoints() {
        add(store(), about(1, "b"), about(2, "A"), about(3, null), about(4, "\ud801\udc00"), about(5, "\uff5e"));
        assertThat(spelled(DESCRIPTION, Relation.LESS, "a")).isEqualTo(ids(2));
        assertThat(spelled(DESCRIPTION, Relation.GREATER, "\uff5e")).isEqualTo(ids(4));
        assertThat(spelled(DESCRIPTION, Relation.AT_LEAST, "\uff5e")).isEqualTo(ids(4, 5));
        assertThat(spelled(DESCRIPTION, Relation.EQUAL, "A")).isEqualTo(ids(2));
        assertThat(spelled(DESCRIPTION, Relation.EQUAL, "a")).isEmpty();
        assertThat(spelled(DESCRIPTION, Relation.EQUAL, "a\u0000")).isEmpty();
        assertThat(failureOf(() -> spelled(DESCRIPTION, Relation.LESS, "a\u0000")))
                .isEqualTo(new Failure.Malformed("filter", "has a character that is not allowed"));
    }

    @Test
    default void namesAreSpelledByCodePointsWhateverTheirOrderInLists() {
        add(store(), given(1, "bob"), given(2, "Ann"), given(3, "ann"), given(4, null), given(5, "Zoe"));
        assertThat(spelled(GIVEN, Relation.LESS, "a")).isEqualTo(ids(2, 5));
        assertThat(meeting(GIVEN, Relation.LESS, "b")).isEqualTo(ids(2, 3));
        assertThat(spelled(GIVEN, Relation.EQUAL, "Ann")).isEqualTo(ids(2));
    }

    private List<AccountId> spelled(AccountValue value, Relation relation, String operand) {
        return meeting(new Condition.Spelled(value, relation, operand));
    }

    @Test
    default void sizeIsBytesOfNameDescriptionAndIcon() {
        add(store(), about(1, "Beamline 4"), about(2, "É"), account(3, null, Profile.EMPTY, Rank.VIEWER));
        assertThat(amount(Relation.EQUAL, "user1Beamline 4".length())).isEqualTo(ids(1));
        assertThat(amount(Relation.EQUAL, "user2".length() + 2)).isEqualTo(ids(2));
        assertThat(amount(Relation.LESS, 1)).isEqualTo(ids(3));
        assertThat(amount(Relation.AT_LEAST, 0)).isEqualTo(ids(1, 2, 3));
        assertThat(meeting(new Condition.IsNull(AccountValue.Number.SIZE))).isEmpty();
    }

    private List<AccountId> amount(Relation relation, long operand) {
        return meeting(new Condition.Amount(AccountValue.Number.SIZE, relation, operand));
    }

    private static Account about(int number, @Nullable String description) {
        return account(number, "user" + number, new Profile(null, null, null, description, null, null), Rank.VIEWER);
    }

    @Test
    default void patternsThatTakeLongAreRefused() {
        add(store(), given(1, "a".repeat(255)));
        assertThat(like(GIVEN, "%a".repeat(20) + "b")).isEmpty();
        assertThat(failureOf(() -> like(GIVEN, "%a".repeat(21))))
                .isEqualTo(new Failure.Malformed("pattern", "has too many wildcards"));
        assertThat(like(GIVEN, "%".repeat(1_000))).isEqualTo(ids(1));
        assertThat(failureOf(() -> like(GIVEN, "a".repeat(4_097))))
                .isEqualTo(new Failure.Malformed("pattern", "is too long"));
    }

    @Test
    default void momentsAreComparedToTheMicrosecondAndBetween() {
        add(store(), createdAt(1, NOW.minusNanos(1_000)), createdAt(2, NOW), createdAt(3, NOW.plusNanos(1_000)));
        Instant between = NOW.plusNanos(500);
        assertThat(moment(Relation.EQUAL, NOW)).isEqualTo(ids(2));
        assertThat(moment(Relation.LESS, NOW)).isEqualTo(ids(1));
        assertThat(moment(Relation.AT_MOST, NOW)).isEqualTo(ids(1, 2));
        assertThat(moment(Relation.GREATER, NOW)).isEqualTo(ids(3));
        assertThat(moment(Relation.AT_LEAST, NOW)).isEqualTo(ids(2, 3));
        assertThat(moment(Relation.EQUAL, between)).isEmpty();
        assertThat(moment(Relation.LESS, between)).isEqualTo(ids(1, 2));
        assertThat(moment(Relation.AT_MOST, between)).isEqualTo(ids(1, 2));
        assertThat(moment(Relation.GREATER, between)).isEqualTo(ids(3));
        assertThat(moment(Relation.AT_LEAST, between)).isEqualTo(ids(3));
        assertThat(moment(Relation.GREATER, Instant.MIN)).isEqualTo(ids(1, 2, 3));
        assertThat(moment(Relation.LESS, Instant.MAX)).isEqualTo(ids(1, 2, 3));
        assertThat(meeting(new Condition.IsNull(AccountValue.Time.CREATED_AT))).isEmpty();
        assertThat(ordered(AccountValue.Time.MODIFIED_AT)).isEqualTo(ids(1, 2, 3));
    }

    private List<AccountId> moment(Relation relation, Instant operand) {
        return meeting(new Condition.Moment(AccountValue.Time.CREATED_AT, relation, operand));
    }

    private static Account createdAt(int number, Instant at) {
        Account plain = account(number);
        return new Account(
                plain.id(),
                1,
                plain.kind(),
                plain.username(),
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                plain.life(),
                Stamps.createdAt(at, null));
    }
}
