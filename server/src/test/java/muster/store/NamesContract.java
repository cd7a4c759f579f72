package muster.store;

import static muster.store.Samples.NOW;
import static muster.store.Samples.account;
import static muster.store.Samples.add;
import static muster.store.Samples.find;
import static muster.store.Samples.id;
import static muster.store.Samples.write;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
