package muster.directory;

import static org.assertj.core.api.Assertions.assertThat;

import muster.model.Account;
import muster.model.AccountId;
import muster.model.Grant;
import muster.model.Grant.Level;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Life;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/** Puts groups, things and rights into a test directory, asking nobody whether they may be. */
final class RightsGraph {
    private final TestDirectory site;

    RightsGraph(TestDirectory site) {
        this.site = site;
    }

    void amongAll(AccountId id, boolean member, boolean shown) {
        site.store.write(writing -> {
            Account account = writing.accounts().lock(id).orElseThrow();
            Life life = account.life().amongAll(member, shown);
            if (!life.equals(account.life())) {
                writing.accounts().save(account.withLife(life, site.now(), null));
            }
            return account;
        });
    }

    void grant(Party party, GrantObject object, Level level) {
        GrantId id = new GrantId(site.transactions.identifiers().number());
        Grant right = Grant.right(id, party, object, level, site.now(), null);
        assertThat(site.store.<Boolean>write(writing -> writing.grants().add(right)))
                .isTrue();
    }

    GroupId group(String name, @Nullable AccountId owner) {
        GroupId id = new GroupId(site.transactions.identifiers().uuid());
        GroupName parsed = GroupName.parse(name);
        site.store.write(writing -> {
            writing.groups()
                    .add(new Group(
                            id, 1, Group.Kind.ROLE, parsed, owner, null, "{}", site.now(), null, site.now(), null));
            return id;
        });
        return id;
    }

    HoldingId thing(AccountId owner, @Nullable HoldingId container) {
        HoldingId id = new HoldingId(site.transactions.identifiers().uuid());
        long number = site.transactions.identifiers().number();
        site.store.write(writing -> {
            writing.holdings()
                    .add(new Holding(
                            id,
                            number,
                            1,
                            "test",
                            "thing",
                            owner,
                            container,
                            "thing " + number,
                            Holding.Naming.UNIQUE,
                            Holding.Audience.GRANTED,
                            false,
                            "{}",
                            site.now(),
                            owner,
                            site.now(),
                            owner));
            return id;
        });
        return id;
    }
}
