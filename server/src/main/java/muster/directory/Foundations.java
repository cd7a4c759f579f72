package muster.directory;

import java.time.Instant;
import java.util.List;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Life;
import muster.model.Party;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.WellKnown;

/** Makes what every directory has from its first start, and names what doors have no names for yet. */
public final class Foundations {
    private final Transactions transactions;
    private final WireNames names;

    public Foundations(Transactions transactions, WireNames names) {
        this.transactions = transactions;
        this.names = names;
    }

    /**
     * Does nothing when all is there, which a few look-ups tell. What was there before is named first: the directory's own
     * accounts have the lowest ids, and that the first account has a name stands for all having one.
     */
    public void ensure() {
        names.complete();
        boolean there = transactions.read(
                reading -> reading.groups().find(WellKnown.ANONYMOUS_USERS).isPresent());
        if (!there) {
            transactions.store().write(writing -> {
                // A lock, so that of two servers that start together one finds all done.
                writing.accounts().guardAdministrators();
                boolean missing =
                        writing.groups().find(WellKnown.ANONYMOUS_USERS).isEmpty();
                if (missing) {
                    lay(writing, transactions.now());
                }
                return missing;
            });
        }
    }

    private void lay(Writing writing, Instant now) {
        Life active = Life.activeSince(now).amongAll(false, false);
        add(writing, WellKnown.SYSTEM, "root", Profile.ofNames("root", ""), Rank.ADMINISTRATOR, active, now);
        Profile anonymous = Profile.ofNames("Anonymous", null);
        add(writing, WellKnown.ANONYMOUS, "anonymous", anonymous, Rank.VIEWER, Life.INVITED, now);
        add(writing, WellKnown.SYSTEM_GROUP, "System group", now);
        add(writing, WellKnown.ALL_USERS, "All users", now);
        add(writing, WellKnown.ANONYMOUS_USERS, "Anonymous users", now);
        letRead(writing, new Party.OfGroup(WellKnown.ALL_USERS), now);
        letRead(writing, new Party.OfAccount(WellKnown.ANONYMOUS), now);
    }

    private void add(
            Writing writing, AccountId id, String address, Profile profile, Rank rank, Life life, Instant now) {
        Email email = new Email(EmailAddress.parse(address), false, false);
        Stamps stamps = Stamps.createdAt(now, WellKnown.SYSTEM);
        writing.accounts()
                .add(new Account(id, 1, AccountKind.SYSTEM, null, List.of(email), null, profile, rank, life, stamps));
        names.give(writing, WireNaming.Thing.ACCOUNT, id, List.of());
    }

    private void add(Writing writing, GroupId id, String name, Instant now) {
        writing.groups()
                .add(new Group(
                        id,
                        1,
                        Group.Kind.SYSTEM,
                        free(writing, name),
                        WellKnown.SYSTEM,
                        null,
                        Group.NO_PROPERTIES,
                        now,
                        WellKnown.SYSTEM,
                        now,
                        WellKnown.SYSTEM));
        names.give(writing, WireNaming.Thing.GROUP, id, List.of());
    }

    /** A site that was there before may have given this name to a group of its own. */
    private static GroupName free(Writing writing, String name) {
        GroupName wanted = GroupName.parse(name);
        boolean taken = writing.groups().list(wanted.key().value(), true, 0, 1).stream()
                .anyMatch(group -> group.name().key().equals(wanted.key()));
        return taken ? GroupName.parse(name + " (directory)") : wanted;
    }

    private void letRead(Writing writing, Party party, Instant now) {
        writing.grants()
                .add(Grant.right(
                        new GrantId(transactions.identifiers().number()),
                        party,
                        new GrantObject.OnGroup(WellKnown.ANONYMOUS_USERS),
                        Grant.Level.READ,
                        now,
                        WellKnown.SYSTEM));
    }
}
