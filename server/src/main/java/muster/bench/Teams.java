package muster.bench;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import muster.directory.GroupDifferences;
import muster.directory.WireNaming;
import muster.directory.Writing;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event.FieldChange;
import muster.model.Grant;
import muster.model.GrantId;
import muster.model.GrantObject;
import muster.model.Group;
import muster.model.GroupId;
import muster.model.GroupName;
import muster.model.Party;

/**
 * Groups of a made-up directory: some hold a good part of everybody, most a handful, and some lie in others. Each can be told
 * by its number, so that none has to be remembered.
 *
 * @param owner of all of them
 * @param begun when the first was made; the others follow a second apart
 */
record Teams(int count, AccountId owner, Instant begun, List<WireNaming> namings, SecureRandom random) {
    private static final int PEOPLE_A_TEAM = 50;
    private static final int NESTED_ONE_IN = 6;
    private static final long SEED = 0x7EA4_0000_0000L;

    static int countFor(int accounts) {
        return Math.ceilDiv(accounts, PEOPLE_A_TEAM);
    }

    /** The first ones are picked far oftener than the last ones. */
    Group pick(SplittableRandom chance) {
        double share = chance.nextDouble();
        return team((int) (count * share * share * share));
    }

    Group team(int number) {
        return team(number, identifiers(number));
    }

    private DatedIdentifiers identifiers(int number) {
        return new DatedIdentifiers(SEED + number, random, begun.plusSeconds(number));
    }

    private Group team(int number, DatedIdentifiers identifiers) {
        Instant at = identifiers.now();
        GroupId id = new GroupId(identifiers.uuid());
        String name = Population.title(identifiers.chance()) + " " + Integer.toString(number, Character.MAX_RADIX);
        return new Group(
                id, 1, Group.Kind.ROLE, GroupName.parse(name), owner, null, Group.NO_PROPERTIES, at, owner, at, owner);
    }

    void keep(Writing writing, int number) {
        DatedIdentifiers identifiers = identifiers(number);
        Chronicle chronicle = new Chronicle(identifiers);
        Group team = team(number, identifiers);
        writing.groups().add(team);
        namings.stream()
                .filter(naming -> naming.thing() == WireNaming.Thing.GROUP)
                .forEach(naming -> naming.name(writing, identifiers, team.id().toString()));
        chronicle.tell(chronicle.person(owner), Act.GROUP_CREATED, team, null, GroupDifferences.ofNew(team));
        if (number % NESTED_ONE_IN == 1) {
            nest(writing, chronicle, team, team(number / NESTED_ONE_IN), new GrantId(identifiers.number()));
        }
        chronicle.write(writing);
    }

    /** Whoever is in the one has the rights of the other. */
    private void nest(Writing writing, Chronicle chronicle, Group inner, Group outer, GrantId id) {
        Grant grant = Grant.right(
                id,
                new Party.OfGroup(inner.id()),
                new GrantObject.OnGroup(outer.id()),
                Grant.Level.WRITE,
                inner.createdAt(),
                owner);
        writing.grants().add(grant);
        var given = new FieldChange("group " + inner.id(), null, grant.level().name());
        chronicle.tell(chronicle.person(owner), Act.GRANT_GIVEN, outer, null, List.of(given));
    }
}
