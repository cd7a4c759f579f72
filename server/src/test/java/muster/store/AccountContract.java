package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.email;
import static muster.store.Samples.failureOf;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Activity;
import muster.model.Block;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.ExternalIdentity;
import muster.model.Failure;
import muster.model.Life;
import muster.model.PasswordHash;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.TextKey;
import muster.model.Username;
import org.junit.jupiter.api.Test;

/** Accounts one by one. */
interface AccountContract extends WithStore {

    /** An account in which every field has a value. */
    private static Account full() {
        Block disabled = new Block(Block.Kind.DISABLED, "connect", "left", id(2), NOW, null);
        Block hold = new Block(Block.Kind.HOLD, "host", null, null, NOW.plusSeconds(1), NOW.plusSeconds(60));
        return new Account(
                id(1),
                7,
                AccountKind.SERVICE,
                Username.parse("Ada.Lovelace"),
                List.of(
                        new Email(EmailAddress.parse("Ada@Example.org"), true, false),
                        new Email(EmailAddress.parse("ada2@example.org"), false, false)),
                EmailAddress.parse("new@example.org"),
                new Profile("Ada", "Lovelace", "Ada L.", "Line one\nline two", "data:,x", "en-GB"),
                Rank.MANAGER,
                new Life(
                        NOW.plusNanos(1_000),
                        List.of(disabled, hold),
                        true,
                        NOW.plusSeconds(9),
                        NOW.plusSeconds(3),
                        id(3),
                        id(4),
                        true,
                        true,
                        true),
                new Stamps(NOW, id(5), NOW.plusSeconds(1), id(6), NOW.plusSeconds(2), NOW.plusSeconds(3)));
    }

    @Test
    default void everyFieldOfAnAccountComesBackAsItWas() {
        add(store(), full());
        assertThat(find(store(), id(1))).isEqualTo(full());
    }

    @Test
    default void accountWithoutAnyValueComesBackAsItWas() {
        Account bare = new Account(
                id(1),
                1,
                AccountKind.PERSON,
                null,
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                Life.INVITED,
                Stamps.createdAt(NOW, null));
        add(store(), bare);
        assertThat(find(store(), id(1))).isEqualTo(bare);
    }

    @Test
    default void timesSurviveToTheMicrosecond() {
        Account account = Samples.withLife(
                account(1),
                Life.activeSince(Instant.parse("1969-12-31T23:59:59.999999Z"))
                        .expiringAt(Instant.parse("9999-12-31T23:59:59.000001Z")));
        add(store(), account);
        Life life = find(store(), id(1)).life();
        assertThat(life.activatedAt()).isEqualTo("1969-12-31T23:59:59.999999Z");
        assertThat(life.expiresAt()).isEqualTo("9999-12-31T23:59:59.000001Z");
    }

    @Test
    default void unknownAccountIsNotFound() {
        assertThat(store().<Optional<Account>>read(r -> r.accounts().find(id(1))))
                .isEmpty();
        assertThat(store().<Activity>read(r -> r.accounts().activity(id(1)))).isEqualTo(Activity.NONE);
    }

    @Test
    default void accountIsFoundByItsUsernameInAnyCase() {
        add(store(), account(1, "Élodie ß", Profile.EMPTY, Rank.VIEWER));
        assertThat(byUsername("éLODIE SS")).contains(id(1));
        assertThat(byUsername("elodie ss")).isEmpty();
        assertThat(byUsername("")).isEmpty();
        assertThat(byUsername("a\u0000b")).isEmpty();
        assertThat(byUsername("a\ud800b")).isEmpty();
    }

    private Optional<AccountId> byUsername(String text) {
        return store().read(r -> r.accounts().findByUsername(TextKey.of(text)).map(Account::id));
    }

    @Test
    default void longUsernamesAreToldApartToTheLastCharacter() {
        String long1 = "😀".repeat(254) + "1";
        String long2 = "😀".repeat(254) + "2";
        add(store(), account(1, long1, Profile.EMPTY, Rank.VIEWER), account(2, long2, Profile.EMPTY, Rank.VIEWER));
        assertThat(byUsername(long2)).contains(id(2));
        assertThat(failureOf(() -> add(store(), account(3, long1, Profile.EMPTY, Rank.VIEWER))))
                .isEqualTo(new Failure.UsernameTaken());
    }

    @Test
    default void nameThatGrowsWhenFoldedFitsItsIndex() {
        Account account = account(1, "ﷺ".repeat(255), Profile.ofNames("ﷺ".repeat(255), "ﷺ".repeat(255)), Rank.VIEWER);
        add(store(), account);
        assertThat(byUsername("ﷺ".repeat(255))).contains(id(1));
    }

    @Test
    default void usernameIsRefusedWhenTakenEvenInTrash() {
        add(store(), Samples.withLife(account(1), Life.INVITED.trashed(NOW, null)), account(2));
        assertThat(failureOf(() -> add(store(), account(3, "USER1", Profile.EMPTY, Rank.VIEWER))))
                .isEqualTo(new Failure.UsernameTaken());
        AccountChanges rename = AccountChanges.changing()
                .username(Edit.set(Username.parse("User1")))
                .build();
        assertThat(failureOf(() -> write(store(), w -> {
                    Account second = w.accounts().lock(id(2)).orElseThrow();
                    w.accounts().save(second.with(rename, second.primaryEmail(), NOW, null));
                })))
                .isEqualTo(new Failure.UsernameTaken());
    }

    @Test
    default void usernameIsTakenByWhoeverHasIt() {
        add(store(), account(1, "Ada", Profile.EMPTY, Rank.VIEWER), account(2, null, Profile.EMPTY, Rank.VIEWER));
        assertThat(store().<List<Boolean>>read(r -> Stream.of("ada", "ad", "", "a\u0000")
                        .map(name -> r.accounts().isUsernameTaken(new TextKey(name)))
                        .toList()))
                .containsExactly(true, false, false, false);
    }

    @Test
    default void manyAccountsMayHaveNoUsername() {
        add(store(), account(1, null, Profile.EMPTY, Rank.VIEWER), account(2, null, Profile.EMPTY, Rank.VIEWER));
        assertThat(find(store(), id(2)).username()).isNull();
    }

    @Test
    default void savedAccountReplacesTheFormerVersionInEveryField() {
        add(store(), account(1));
        Account full = full();
        Account second = new Account(
                id(1),
                2,
                full.kind(),
                full.username(),
                full.emails(),
                full.pendingEmail(),
                full.profile(),
                full.rank(),
                full.life(),
                full.stamps());
        write(store(), w -> w.accounts().save(second));
        assertThat(find(store(), id(1))).isEqualTo(second);
        Account third = new Account(
                id(1),
                3,
                AccountKind.PERSON,
                null,
                List.of(),
                null,
                Profile.EMPTY,
                Rank.VIEWER,
                Life.INVITED,
                Stamps.createdAt(NOW, null));
        write(store(), w -> w.accounts().save(third));
        assertThat(find(store(), id(1))).isEqualTo(third);
    }

    @Test
    default void severalSavesInOneTransactionBuildOnEachOther() {
        add(store(), account(1));
        write(store(), w -> {
            Account first = w.accounts().lock(id(1)).orElseThrow();
            Account second = first.with(AccountChanges.ofRank(Rank.AUDITOR), first.primaryEmail(), NOW, null);
            w.accounts().save(second);
            w.accounts().save(second.withLife(second.life().blocked(Samples.disabled(null)), NOW, null));
        });
        Account saved = find(store(), id(1));
        assertThat(saved.version()).isEqualTo(3);
        assertThat(saved.rank()).isEqualTo(Rank.AUDITOR);
        assertThat(saved.life().blocks()).containsExactly(Samples.disabled(null));
    }

    @Test
    default void savingAnythingButTheNextVersionIsRefused() {
        add(store(), account(1));
        Account first = find(store(), id(1));
        assertThat(failureOf(() -> write(store(), w -> w.accounts().save(first))))
                .isEqualTo(new Failure.VersionMismatch());
        Account second = first.with(AccountChanges.ofRank(Rank.AUDITOR), first.primaryEmail(), NOW, null);
        write(store(), w -> w.accounts().save(second));
        assertThat(failureOf(() -> write(store(), w -> w.accounts().save(second))))
                .isEqualTo(new Failure.VersionMismatch());
        assertThat(failureOf(() -> write(
                        store(),
                        w -> w.accounts()
                                .save(account(2).withPasswordSet(account(2).life(), NOW, null)))))
                .isEqualTo(new Failure.VersionMismatch());
    }

    @Test
    default void addressesKeepTheirOrderWhenTheyChange() {
        add(store(), Samples.withEmails(account(1), email("a@x.org"), email("b@x.org"), email("c@x.org")));
        Account first = find(store(), id(1));
        Email verified = new Email(EmailAddress.parse("B@x.org"), true, false);
        write(store(), w -> w.accounts().save(Samples.changed(first, email("c@x.org"), verified, email("d@x.org"))));
        assertThat(find(store(), id(1)).emails()).containsExactly(email("c@x.org"), verified, email("d@x.org"));
    }

    @Test
    default void addressIsClaimedByOneAccountAndFindsIt() {
        TextKey address = TextKey.of("Shared@Example.org");
        add(
                store(),
                Samples.withEmails(account(1), email("shared@example.org")),
                Samples.withEmails(account(2), email("SHARED@example.org")));
        assertThat(store().<Boolean>write(w -> w.accounts().claim(address, id(1), NOW)))
                .isTrue();
        assertThat(store().<Boolean>write(w -> w.accounts().claim(address, id(1), NOW)))
                .isTrue();
        assertThat(store().<Boolean>write(w -> w.accounts().claim(address, id(2), NOW)))
                .isFalse();
        assertThat(find(store(), id(1)).primaryEmail().claimed()).isTrue();
        assertThat(find(store(), id(2)).primaryEmail().claimed()).isFalse();
        assertThat(store().<Optional<Account>>read(r -> r.accounts().findByClaimedAddress(address))
                        .map(Account::id))
                .contains(id(1));
        assertThat(store().<List<TextKey>>read(r -> r.accounts().claims(id(1))))
                .containsExactly(new TextKey("shared@example.org"));
    }

    @Test
    default void releasedClaimIsFreeForOthers() {
        TextKey address = TextKey.of("a@x.org");
        add(store(), account(1), account(2));
        write(store(), w -> {
            w.accounts().claim(address, id(1), NOW);
            w.accounts().releaseClaim(address, id(2));
        });
        assertThat(store().<List<TextKey>>read(r -> r.accounts().claims(id(1)))).hasSize(1);
        write(store(), w -> w.accounts().releaseClaim(address, id(1)));
        assertThat(store().<Boolean>write(w -> w.accounts().claim(address, id(2), NOW)))
                .isTrue();
    }

    @Test
    default void claimOfALongAddressGivesTheWholeAddressBack() {
        String address = "x".repeat(300) + "@example.org";
        write(store(), w -> w.accounts().claim(TextKey.of(address), id(1), NOW));
        assertThat(store().<List<TextKey>>read(r -> r.accounts().claims(id(1)))).containsExactly(new TextKey(address));
    }

    @Test
    default void outsideIdentityBelongsToOneAccountAndCaseCounts() {
        add(store(), account(1), account(2));
        ExternalIdentity subject = new ExternalIdentity("ldap", "Subject");
        write(store(), w -> w.accounts().link(subject, id(1), NOW));
        write(store(), w -> w.accounts().link(subject, id(1), NOW));
        write(store(), w -> w.accounts().link(new ExternalIdentity("ldap", "subject"), id(2), NOW));
        write(store(), w -> w.accounts().link(new ExternalIdentity("saml", "Subject"), id(2), NOW));
        assertThat(failureOf(() -> write(store(), w -> w.accounts().link(subject, id(2), NOW))))
                .isEqualTo(new Failure.ExternalIdTaken());
    }

    @Test
    default void outsideSubjectsOfSeveralAccountsAreFoundAtOnceByTheirIssuer() {
        add(store(), account(1), account(2), account(3));
        String overlong = "cn=" + "x".repeat(1_000);
        write(store(), w -> {
            w.accounts().link(new ExternalIdentity("saml", "later"), id(1), NOW.plusSeconds(1));
            w.accounts().link(new ExternalIdentity("saml", "sooner"), id(1), NOW);
            w.accounts().link(new ExternalIdentity("ldap", "elsewhere"), id(1), NOW);
            w.accounts().link(new ExternalIdentity("ldap", "only there"), id(2), NOW);
            w.accounts().link(new ExternalIdentity("saml", overlong), id(3), NOW);
        });
        assertThat(subjects("saml", id(1), id(2), id(3), id(4))).isEqualTo(Map.of(id(1), "sooner", id(3), overlong));
        assertThat(subjects("saml", id(2))).isEmpty();
        assertThat(subjects("saml")).isEmpty();
        assertThat(subjects("SAML", id(1))).isEmpty();
    }

    private Map<AccountId, String> subjects(String issuer, AccountId... ids) {
        return store().read(r -> r.accounts().externalSubjects(issuer, List.of(ids)));
    }

    @Test
    default void activityMovesOnlyForward() {
        add(store(), account(1));
        write(store(), w -> w.accounts().stampActivity(id(1), NOW.plusSeconds(5)));
        write(store(), w -> w.accounts().stampActivity(id(1), NOW));
        assertThat(activity()).isEqualTo(new Activity(null, NOW.plusSeconds(5), null, 0, null));
        write(store(), w -> w.accounts().stampActivity(id(1), NOW.plusSeconds(6)));
        assertThat(activity().lastActivity()).isEqualTo(NOW.plusSeconds(6));
    }

    @Test
    default void completeSignInForgetsWrongTries() {
        add(store(), account(1));
        write(store(), w -> w.accounts().setFailures(id(1), 5, Instant.MAX));
        assertThat(activity()).isEqualTo(new Activity(null, null, null, 5, Instant.MAX));
        write(store(), w -> w.accounts().stampSignIn(id(1), NOW));
        assertThat(activity()).isEqualTo(new Activity(NOW, null, null, 0, null));
        write(store(), w -> w.accounts().stampSignIn(id(1), NOW.plusSeconds(1)));
        assertThat(activity().lastSignIn()).isEqualTo(NOW.plusSeconds(1));
        write(store(), w -> w.accounts().setFailures(id(1), 1, null));
        assertThat(activity()).isEqualTo(new Activity(NOW.plusSeconds(1), null, null, 1, null));
    }

    private Activity activity() {
        Activity alone = store().read(r -> r.accounts().activity(id(1)));
        Activity inEntry =
                store().read(r -> r.accounts().findEntry(id(1)).orElseThrow().activity());
        assertThat(inEntry).isEqualTo(alone);
        return alone;
    }

    @Test
    default void severalAccountsAreFoundAtOnceAndUnknownOnesLeftOut() {
        add(store(), account(1), account(2), account(3));
        var found = store().read(r -> r.accounts().findAll(List.of(id(3), id(9), id(1))));
        assertThat(found.keySet()).containsExactly(id(3), id(1));
        Map<AccountId, Account> none = store().read(r -> r.accounts().findAll(List.of()));
        assertThat(none).isEmpty();
    }

    @Test
    default void passwordIsSetReplacedAndUpgraded() {
        add(store(), account(1));
        assertThat(password()).isEmpty();
        write(store(), w -> w.credentials().setPassword(id(1), Samples.PASSWORD, NOW));
        assertThat(password()).contains(Samples.PASSWORD);
        PasswordHash imported = new PasswordHash("$2b$12$abc", PasswordHash.Preimage.PLAIN, 0);
        write(store(), w -> w.credentials().setPassword(id(1), imported, NOW));
        write(store(), w -> w.credentials().upgradePassword(id(1), Samples.PASSWORD, Samples.PASSWORD));
        assertThat(password()).contains(imported);
        write(store(), w -> w.credentials().upgradePassword(id(1), imported, Samples.PASSWORD));
        assertThat(password()).contains(Samples.PASSWORD);
    }

    @Test
    default void thoseWithAPasswordAreToldFromTheOthers() {
        add(store(), account(1), account(2), account(3));
        write(store(), w -> w.credentials().setPassword(id(1), Samples.PASSWORD, NOW));
        write(store(), w -> w.credentials().setPassword(id(3), Samples.PASSWORD, NOW));
        assertThat(store().<Set<AccountId>>read(r -> r.credentials().withPassword(List.of(id(1), id(2)))))
                .containsExactly(id(1));
    }

    private Optional<PasswordHash> password() {
        return store().read(r -> r.credentials().password(id(1)));
    }

    @Test
    default void directoryThatHoldsOnlyItsOwnAccountsCountsAsEmpty() {
        assertThat(store().<Boolean>read(r -> r.accounts().hasAny())).isFalse();
        add(store(), Samples.withKind(account(1), AccountKind.SYSTEM));
        assertThat(store().<Boolean>read(r -> r.accounts().hasAny())).isFalse();
        add(store(), Samples.withLife(account(2), Life.INVITED.trashed(NOW, null)));
        assertThat(store().<Boolean>read(r -> r.accounts().hasAny())).isTrue();
    }
}
