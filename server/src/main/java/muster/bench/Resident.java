package muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import muster.directory.Differences;
import muster.directory.WireNaming;
import muster.directory.Writing;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AccountId;
import muster.model.AccountKind;
import muster.model.Act;
import muster.model.Actor;
import muster.model.Block;
import muster.model.Edit;
import muster.model.Email;
import muster.model.EmailAddress;
import muster.model.Event.FieldChange;
import muster.model.Life;
import muster.model.Origin;
import muster.model.Profile;
import muster.model.Rank;
import muster.model.Stamps;
import muster.model.Username;

/** One made-up person of a directory, lived through from the first day to what the account is in the end. */
final class Resident {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int WRONG_TRIES = 5;

    private final int number;
    private final Settlement settlement;
    private final DatedIdentifiers identifiers;
    private final Chronicle chronicle;
    private final Fate fate;
    private Account account;

    private Resident(int number, Settlement settlement) {
        this.number = number;
        this.settlement = settlement;
        identifiers = new DatedIdentifiers(number, settlement.random(), settlement.arrival(number));
        chronicle = new Chronicle(identifiers);
        fate = Fate.of(number);
        account = arrived();
    }

    static void keep(Writing writing, int number, Settlement settlement) {
        Resident resident = new Resident(number, settlement);
        resident.live();
        resident.write(writing);
    }

    private Account arrived() {
        Person person = Population.person(number);
        boolean invited = fate == Fate.INVITED || number % 4 == 0;
        Instant now = identifiers.now();
        Stamps stamps = Stamps.createdAt(now, settlement.administrator());
        return new Account(
                new AccountId(identifiers.uuid()),
                1,
                AccountKind.PERSON,
                Username.parse(person.username()),
                List.of(new Email(EmailAddress.parse(person.email()), false, true)),
                null,
                Profile.ofNames(person.givenName(), person.familyName()),
                Rank.VIEWER,
                invited ? Life.INVITED : Life.activeSince(now),
                invited ? stamps : stamps.passwordChanged(now));
    }

    private void live() {
        tell(administrator(), Act.ACCOUNT_CREATED, Differences.between(null, account));
        if (fate == Fate.INVITED) {
            return;
        }
        if (!account.life().isActivated()) {
            later(DAY.multipliedBy(3));
            Life active = account.life().activated(identifiers.now());
            Account welcome = account.withPasswordSet(active, identifiers.now(), account.id());
            become(new Actor.Anonymous(), Act.ACCOUNT_ACTIVATED, welcome, new FieldChange("password", null, "set"));
        }
        change();
        if (!fate.isAround()) {
            later(DAY.multipliedBy(600));
            end();
        }
    }

    private void change() {
        Rank rank = rank(number);
        if (rank != Rank.VIEWER) {
            later(DAY.multipliedBy(200));
            change(AccountChanges.ofRank(rank));
        }
        if (number % 5 == 3) {
            later(DAY.multipliedBy(300));
            String room = "Room " + (100 + identifiers.chance().nextInt(400));
            change(AccountChanges.changing().description(Edit.set(room)).build());
        }
        if (number % 10 == 4) {
            later(DAY.multipliedBy(300));
            addAddress();
        }
    }

    private static Rank rank(int number) {
        if (number % 20_000 == 13) {
            return Rank.ADMINISTRATOR;
        }
        if (number % 200 == 42) {
            return Rank.MANAGER;
        }
        if (number % 400 == 77) {
            return Rank.AUDITOR;
        }
        return number % 8 == 1 ? Rank.PUBLISHER : Rank.VIEWER;
    }

    private void change(AccountChanges changes) {
        AccountId by = settlement.administrator();
        become(
                administrator(),
                Act.ACCOUNT_CHANGED,
                account.with(changes, account.primaryEmail(), identifiers.now(), by));
    }

    private void addAddress() {
        EmailAddress further = EmailAddress.parse(Population.person(number).username() + "@lab.example.net");
        List<Email> emails = new ArrayList<>(account.emails());
        emails.add(new Email(further, true, true));
        become(
                administrator(),
                Act.ACCOUNT_CHANGED,
                account.withEmails(emails, identifiers.now(), settlement.administrator()),
                new FieldChange("further email", null, further.value()),
                new FieldChange("verified email", null, further.value()),
                new FieldChange("claimed email", null, further.value()));
    }

    private void end() {
        switch (fate) {
            case DISABLED -> block(Block.Kind.DISABLED, Act.ACCOUNT_DISABLED);
            case ARCHIVED -> block(Block.Kind.ARCHIVED, Act.ACCOUNT_ARCHIVED);
            case HELD -> block(Block.Kind.HOLD, Act.ACCOUNT_HELD);
            case EXPIRED -> relive(Act.ACCOUNT_CHANGED, account.life().expiringAt(settlement.between(identifiers)));
            case TRASHED ->
                relive(Act.ACCOUNT_TRASHED, account.life().trashed(identifiers.now(), settlement.administrator()));
            case USUAL, INVITED, LOCKED_OUT -> throw new IllegalStateException("Nothing ended for a fate of " + fate);
        }
    }

    private void block(Block.Kind kind, Act act) {
        AccountId by = settlement.administrator();
        relive(
                act,
                account.life().blocked(new Block(kind, Origin.CONSOLE_DOOR, "moved on", by, identifiers.now(), null)));
    }

    private void relive(Act act, Life life) {
        become(administrator(), act, account.withLife(life, identifiers.now(), settlement.administrator()));
    }

    private void write(Writing writing) {
        AccountId id = account.id();
        boolean trashed = account.life().isTrashed();
        account = account.withClaims(_ -> !trashed);
        writing.accounts().add(account);
        settlement.namings().stream()
                .filter(naming -> naming.thing() == WireNaming.Thing.ACCOUNT)
                .forEach(naming -> naming.name(writing, identifiers, id.toString()));
        if (!trashed) {
            account.emails()
                    .forEach(email -> writing.accounts()
                            .claim(email.address().key(), id, account.stamps().createdAt()));
        }
        Instant passwordSet = account.stamps().passwordChangedAt();
        if (passwordSet != null) {
            writing.credentials().setPassword(id, settlement.password(), passwordSet);
        }
        if (fate != Fate.INVITED) {
            own(writing);
        }
        if (fate.isAround()) {
            comeBack(writing);
        }
        chronicle.write(writing);
    }

    private void own(Writing writing) {
        Belongings belongings = new Belongings(writing, identifiers, chronicle, account.id());
        for (int groups = identifiers.chance().nextInt(3); groups > 0; groups--) {
            later(DAY.multipliedBy(100));
            belongings.join(settlement.teams().pick(identifiers.chance()), settlement.administrator());
        }
        if (number % 3 == 1) {
            later(DAY.multipliedBy(100));
            belongings.addKey();
        }
        if (number % 5 == 2) {
            for (int things = 1 + identifiers.chance().nextInt(2); things > 0; things--) {
                later(DAY.multipliedBy(100));
                belongings.addThing();
            }
        }
    }

    /** Most were here lately, some long ago, and one of twenty never. */
    private void comeBack(Writing writing) {
        if (number % 20 != 19) {
            Instant seen = settlement.lately(identifiers);
            writing.accounts().stampSignIn(account.id(), seen);
            writing.accounts().stampActivity(account.id(), seen);
        }
        if (fate == Fate.LOCKED_OUT) {
            later(DAY.multipliedBy(300));
            writing.accounts().setFailures(account.id(), WRONG_TRIES, Instant.MAX);
            tell(new Actor.Anonymous(), Act.LOCKED_OUT, List.of());
        }
    }

    private Actor administrator() {
        return chronicle.person(settlement.administrator());
    }

    private void later(Duration most) {
        identifiers.at(settlement.later(identifiers, most));
    }

    private void become(Actor actor, Act act, Account after, FieldChange... beside) {
        List<FieldChange> fields = new ArrayList<>(Differences.between(account, after));
        fields.addAll(List.of(beside));
        account = after;
        tell(actor, act, fields);
    }

    private void tell(Actor actor, Act act, List<FieldChange> fields) {
        chronicle.tell(actor, act, account, fields);
    }
}
