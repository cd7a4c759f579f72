package muster.directory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Code;
import muster.model.Email;
import muster.model.Key;
import muster.model.MailCode;
import muster.model.MergeLine;
import muster.model.MergeLine.Fate;
import muster.model.MergeLine.Topic;
import muster.model.MergePlan;
import muster.model.SecondFactor;
import muster.model.WellKnown;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** Tells of every row what a merge would make of it, with the rules by which {@link Inheritance} does it. */
final class MergeForesight {
    private final Reading reading;
    private final Instant now;
    private final Account old;
    private final Account into;
    private final MergeOptions options;
    private final List<MergeLine> lines = new ArrayList<>();

    private MergeForesight(Reading reading, Instant now, Account old, Account into, MergeOptions options) {
        this.reading = reading;
        this.now = now;
        this.old = old;
        this.into = into;
        this.options = options;
    }

    /** @param end when the key expires by which the new account was proven; null when it never does, or none was needed */
    static MergePlan plan(
            Reading reading, Instant now, Account old, Account into, MergeOptions options, @Nullable Instant end) {
        var foresight = new MergeForesight(reading, now, old, into, options);
        foresight.account();
        foresight.addresses();
        foresight.allUsers();
        foresight.proofs();
        foresight.keys(end);
        foresight.lines.addAll(new ThingForesight(reading, old.id(), into.id(), options).lines());
        foresight.lines.addAll(new RightForesight(reading, old.id(), into.id(), options.keysMove()).lines());
        foresight.beside();
        return new MergePlan(old, into, options.redirecting(), options.keysMove(), foresight.lines);
    }

    private void add(Topic topic, Fate fate, String what) {
        lines.add(MergeLine.of(topic, fate, what));
    }

    private void account() {
        add(Topic.ACCOUNT, options.redirecting() ? Fate.REDIRECTS : Fate.STAYS, RowNames.of(old));
        if (old.username() != null) {
            add(
                    Topic.USERNAME,
                    options.redirecting() ? Fate.FREED : Fate.STAYS,
                    old.username().value());
        }
    }

    private void addresses() {
        for (Email email : old.emails()) {
            String address = email.address().value();
            Email same = Inheritance.withKeyOf(email, into.emails());
            if (!options.redirecting()) {
                add(Topic.ADDRESS, email.claimed() ? Fate.FREED : Fate.STAYS, address);
            } else if (same == null) {
                add(Topic.ADDRESS, Fate.GOES, address);
            } else {
                Email left = new Email(
                        same.address(), same.verified() || email.verified(), same.claimed() || email.claimed());
                lines.add(new MergeLine(Topic.ADDRESS, Fate.JOINED, address, marks(same), marks(left)));
            }
        }
        if (old.pendingEmail() != null) {
            add(Topic.PENDING_ADDRESS, Fate.FREED, old.pendingEmail().value());
        }
    }

    private static @Nullable String marks(Email email) {
        List<String> marks = new ArrayList<>();
        if (email.claimed()) {
            marks.add("claimed");
        }
        if (email.verified()) {
            marks.add("verified");
        }
        return marks.isEmpty() ? null : String.join(", ", marks);
    }

    private void allUsers() {
        var left = Inheritance.life(into, old, options);
        if (!left.equals(into.life())) {
            add(Topic.ALL_USERS, Fate.CHANGES, RowNames.of(into));
        }
    }

    private void proofs() {
        if (reading.credentials().password(old.id()).isPresent()) {
            add(Topic.PASSWORD, Fate.ENDS, RowNames.of(old));
        }
        Optional<SecondFactor> factor = reading.credentials().secondFactor(old.id());
        if (factor.isPresent()) {
            add(Topic.SECOND_FACTOR, Fate.ENDS, RowNames.of(old));
        }
        for (Code.Purpose purpose : Code.Purpose.values()) {
            reading.codes()
                    .open(old.id(), purpose)
                    .ifPresent(code -> add(Topic.CODE, Fate.ENDS, purpose.name().toLowerCase(java.util.Locale.ROOT)));
        }
        for (MailCode.Purpose purpose : MailCode.Purpose.values()) {
            reading.mailCodes()
                    .find(old.id(), purpose)
                    .ifPresent(
                            code -> add(Topic.CODE, Fate.ENDS, code.recipient().value()));
        }
        reading.accounts()
                .identities(old.id())
                .forEach(identity -> add(
                        Topic.IDENTITY,
                        options.redirecting() ? Fate.GOES : Fate.STAYS,
                        identity.issuer() + " " + identity.subject()));
    }

    private void keys(@Nullable Instant end) {
        for (Key key : reading.keys().ofAccount(old.id(), Key.Purpose.API_KEY, now)) {
            Instant left = end != null && outlives(key, end) ? end : key.expiresAt();
            lines.add(
                    options.keysMove()
                            ? new MergeLine(Topic.KEY, Fate.GOES, key.label(), text(key.expiresAt()), text(left))
                            : MergeLine.of(Topic.KEY, Fate.ENDS, key.label()));
        }
        for (Key key : reading.keys().madeFor(WellKnown.SYSTEM, old.id())) {
            add(Topic.DIRECTORY_KEY, Fate.ENDS, key.label());
        }
        for (Key key : reading.keys().ofAccount(old.id(), Key.Purpose.APPLICATION_PASSWORD, now)) {
            add(Topic.APPLICATION_PASSWORD, Fate.ENDS, key.label());
        }
        for (Key key : reading.keys().ofAccount(old.id(), Key.Purpose.SESSION, now)) {
            add(Topic.SESSION, Fate.ENDS, String.join(", ", key.doors()) + " " + key.createdAt());
        }
    }

    static boolean outlives(Key key, Instant end) {
        Instant expiry = key.expiresAt();
        return expiry == null || expiry.isAfter(end);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    /** What is kept beside the account, and stays with it: nobody meets it there while the account is merged. */
    private void beside() {
        AccountId id = old.id();
        reading.lanes()
                .chosen(List.of(id))
                .getOrDefault(id, List.of())
                .forEach(lane -> add(Topic.LANE, Fate.STAYS, lane));
        if (old.project() != null) {
            add(Topic.PROJECT, Fate.STAYS, old.project().id().toString());
        }
        reading.documents().doors(id).forEach(door -> add(Topic.DOCUMENT, Fate.STAYS, door));
        long marked = reading.marks().countBy(id) + reading.marks().countOn(id);
        if (marked > 0) {
            add(Topic.MARK, Fate.STAYS, Long.toString(marked));
        }
        for (WireName name : reading.wireIds().namesOf(id.toString())) {
            add(
                    Topic.NAME_AT_DOOR,
                    options.redirecting() ? Fate.REDIRECTS : Fate.STAYS,
                    name.door() + " " + name.kind() + " " + name.value());
        }
    }
}
