package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.TextKey;
import org.junit.jupiter.api.Test;

/** Which usernames are taken, and addresses that change places. */
interface NamesContract extends WithStore {

    private static Account named(int number, String username) {
        return account(number, username, Profile.EMPTY, Rank.VIEWER);
    }

    private Set<TextKey> taken(String... usernames) {
        List<TextKey> keys = List.of(usernames).stream().map(TextKey::of).toList();
        return store().read(r -> r.accounts().takenUsernames(keys));
    }

    @Test
    default void ofManyUsernamesTheTakenOnesAreTold() {
        String longName = "n".repeat(100);
        add(store(), named(1, "Ada2"), named(2, "o'neil, \"x\""), named(3, longName + "2"), named(4, "Zoë"));

        assertThat(taken("ada", "ada2", "ada3", "o'neil", "o'neil, \"x\"", "zoë", "zoe"))
                .containsExactlyInAnyOrder(new TextKey("ada2"), new TextKey("o'neil, \"x\""), new TextKey("zoë"));
        assertThat(taken(longName, longName + "2", longName + "3")).containsExactly(new TextKey(longName + "2"));
        assertThat(taken("ada\u0000", "")).isEmpty();
        assertThat(taken()).isEmpty();
    }

    @Test
    default void ofManyUsernamesTheAccountsAreFoundAtOnce() {
        String longName = "n".repeat(100);
        add(store(), named(1, "Ada2"), named(2, "o'neil, \"x\""), named(3, longName + "2"));
        List<TextKey> keys = List.of("ada2", "ada", "o'neil, \"x\"", longName, longName + "2", "ada\u0000", "").stream()
                .map(TextKey::of)
                .toList();

        Map<TextKey, Account> found = store().read(r -> r.accounts().findByUsernames(keys));

        assertThat(found).containsOnlyKeys(TextKey.of("ada2"), TextKey.of("o'neil, \"x\""), TextKey.of(longName + "2"));
        assertThat(found.get(TextKey.of("ada2")))
                .isEqualTo(store().<Account>read(r ->
                        r.accounts().findByUsername(TextKey.of("ada2")).orElseThrow()));
        assertThat(store().<Map<TextKey, Account>>read(r -> r.accounts().findByUsernames(List.of())))
                .isEmpty();
    }

    @Test
    default void ofManyAddressesThoseAreToldThatSomebodyRecords() {
        add(
                store(),
                named(1, "one"),
                Samples.withEmails(named(2, "two"), email("Both@x.org")),
                Samples.withEmails(named(3, "three"), email("both@x.org"), email("further@x.org")));
        List<TextKey> keys = List.of("both@x.org", "further@x.org", "nobody@x.org", "", "x\u0000@x.org").stream()
                .map(TextKey::of)
                .toList();

        assertThat(store().<Set<TextKey>>read(r -> r.accounts().recordedAddresses(keys)))
                .containsExactlyInAnyOrder(TextKey.of("both@x.org"), TextKey.of("further@x.org"))
                .allMatch(key -> store().<Long>read(r -> r.accounts().recording(key)) > 0);
    }

    @Test
    default void severalAccountsAreLockedAtOnceWhetherTheyAreThereOrNot() {
        add(store(), named(1, "one"), named(2, "two"));

        Account locked = store().write(writing -> {
            writing.accounts().lockAll(List.of(id(2), id(1), id(9)));
            writing.accounts().lockAll(List.of());
            return writing.accounts().lock(id(1)).orElseThrow();
        });

        assertThat(locked.id()).isEqualTo(id(1));
    }

    @Test
    default void ofManyAddressesTheClaimedOnesAreTold() {
        add(store(), Samples.withEmails(named(1, "ada"), email("Ada@x.org")));
        assertThat(store().<Boolean>write(w -> w.accounts().claim(TextKey.of("ada@x.org"), id(1), NOW)))
                .isTrue();
        List<TextKey> keys = List.of(TextKey.of("ada@x.org"), TextKey.of("ben@x.org"), TextKey.of(""));

        assertThat(store().<Set<TextKey>>read(r -> r.accounts().claimedAddresses(keys)))
                .containsExactly(new TextKey("ada@x.org"));
    }

    @Test
    default void aFurtherAddressMayBecomeThePrimaryOne() {
        Account before = named(1, "ada");
        List<Email> three = List.of(email("a@x.org"), email("b@x.org"), email("c@x.org"));
        add(store(), before);
        write(
                store(),
                w -> w.accounts()
                        .save(w.accounts().lock(id(1)).orElseThrow().withInheritance(three, before.life(), NOW, null)));

        write(store(), w -> {
            Account stored = w.accounts().lock(id(1)).orElseThrow();
            w.accounts().save(stored.with(AccountChanges.NONE, email("B@x.org"), NOW, null));
        });

        assertThat(find(store(), id(1)).emails()).containsExactly(email("B@x.org"), email("c@x.org"));
    }

    private static Email email(String address) {
        return new Email(EmailAddress.parse(address), false, false);
    }
}
