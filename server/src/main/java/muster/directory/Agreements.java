package muster.directory;

import static muster.directory.Authority.require;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Agreement;
import muster.model.AgreementFailure;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Origin;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.Signature;
import muster.model.WellKnown;
import org.jspecify.annotations.Nullable;

/** What people have to agree to before they may act, and who did. */
public final class Agreements {
    /** What things are that hold a wording which the directory itself keeps. */
    public static final Holdings.Sort KEPT_HERE = new Holdings.Sort(Origin.CONSOLE_DOOR, "agreement");

    private final Transactions transactions;

    public Agreements(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * What is agreed to.
     *
     * @param id the thing that holds it
     * @param contentHash tells one wording from another
     * @param text the wording, where the directory itself shall keep it
     */
    public record Wording(
            HoldingId id,
            String name,
            String contentHash,
            @Nullable String text) {}

    /**
     * Has everybody sign this from now on before an account is activated. Who signed it before has signed it still.
     *
     * @throws Refused {@link Failure.NotPermitted} unless an administrator asks, {@link Failure.NoSuchHolding}
     */
    public Agreement demand(Caller caller, Wording wording) {
        return transactions.write(caller, work -> demand(work, wording));
    }

    /** The same within something greater. */
    static Agreement demand(Transactions.Work work, Wording wording) {
        Writing writing = work.writing();
        require(Permissions.mayDemandAgreements(work.caller()), new Failure.NotPermitted());
        // Nobody removes the thing before everybody sees that it is demanded.
        require(writing.holdings().lock(wording.id()).isPresent(), new Failure.NoSuchHolding());
        Optional<Agreement> before = writing.agreements().find(wording.id());
        Instant since = before.map(Agreement::createdAt).orElse(work.now());
        AccountId by =
                before.isPresent() ? before.get().createdBy() : work.caller().account();
        Agreement after = new Agreement(
                wording.id(), wording.name(), wording.contentHash(), wording.text(), true, since, by, null);
        if (before.isPresent() && after.equals(before.get())) {
            return after;
        }
        writing.agreements().save(after);
        record(work, Act.AGREEMENT_REQUIRED, after, null, List.of());
        return after;
    }

    /**
     * Keeps a wording here and has everybody sign it from now on. A new wording is another agreement, which everybody signs anew.
     *
     * @throws Refused {@link Failure.NotPermitted} unless an administrator asks, {@link Failure.HoldingNameTaken} also by one that
     *     is retired, {@link Failure.Malformed}
     */
    public Agreement demand(Caller caller, String name, String text) {
        return transactions.write(caller, work -> demand(work, name, text));
    }

    /** The same within something greater. */
    static Agreement demand(Transactions.Work work, String name, String text) {
        require(Permissions.mayDemandAgreements(work.caller()), new Failure.NotPermitted());
        Agreement.check(name, text);
        HoldingId id = new HoldingId(work.identifiers().uuid());
        AccountId by = work.caller().account();
        Holding holder = new Holding(
                id,
                work.identifiers().number(),
                1,
                KEPT_HERE.door(),
                KEPT_HERE.kind(),
                WellKnown.SYSTEM,
                null,
                name,
                Holding.Naming.UNIQUE,
                Holding.Audience.SIGNED_IN,
                false,
                "{}",
                work.now(),
                by,
                work.now(),
                by);
        work.writing().holdings().add(holder);
        Agreement agreement = new Agreement(id, name, LedgerTexts.digest(text), text, true, work.now(), by, null);
        work.writing().agreements().save(agreement);
        record(work, Act.AGREEMENT_REQUIRED, agreement, null, List.of());
        return agreement;
    }

    /** Has nobody sign this any more. What was signed stays signed. */
    public Agreement retire(Caller caller, HoldingId id) {
        return transactions.write(caller, work -> retire(work, id));
    }

    /** The same within something greater. */
    static Agreement retire(Transactions.Work work, HoldingId id) {
        require(Permissions.mayDemandAgreements(work.caller()), new Failure.NotPermitted());
        work.writing().holdings().lock(id);
        Agreement before = found(work.writing(), id);
        if (before.retiredAt() != null) {
            return before;
        }
        Agreement after = before.retired(work.now());
        work.writing().agreements().save(after);
        record(work, Act.AGREEMENT_RETIRED, after, null, List.of());
        return after;
    }

    /** What everybody has to sign: for whoever is signed in, activated or not. */
    public List<Agreement> demanded(Caller caller) {
        require(caller.account() != null || caller.isHost(), new Failure.NoCredentials());
        return transactions.read(reading -> reading.agreements().demanded());
    }

    /** The things that hold what everybody has to sign: for whoever is signed in, whatever rights lead to them. */
    public List<Holding> things(Caller caller) {
        require(caller.account() != null || caller.isHost(), new Failure.NoCredentials());
        return transactions.read(reading -> {
            List<HoldingId> ids =
                    reading.agreements().demanded().stream().map(Agreement::id).toList();
            Map<HoldingId, Holding> found = reading.holdings().findAll(ids);
            return ids.stream().map(found::get).filter(Objects::nonNull).toList();
        });
    }

    /**
     * Signs, also for an account that was never activated. Who has signed already keeps that signature.
     *
     * @throws Refused {@link AgreementFailure.NoSuchAgreement} also for one that nobody need sign any more
     */
    public Signature sign(Caller caller, HoldingId id) {
        AccountId self = caller.account();
        if (self == null) {
            throw new Refused(new Failure.NotPermitted());
        }
        return sign(caller, id, self);
    }

    /** The same, also by an administrator on behalf of somebody who signed elsewhere. */
    public Signature sign(Caller caller, HoldingId id, AccountId signer) {
        return transactions.writeEvenInvited(caller, asked -> {
            Transactions.Work work = Receivers.held(asked, signer);
            Writing writing = work.writing();
            require(Permissions.maySeeSignatures(work.caller(), signer), new Failure.NotPermitted());
            Account account = requireSigner(writing, signer);
            require(!account.life().isMerged(), new Failure.NoSuchAccount());
            Agreement agreement = found(writing, id);
            require(agreement.retiredAt() == null, new AgreementFailure.NoSuchAgreement());
            Optional<Signature> present = writing.agreements().signature(id, signer);
            if (present.isPresent()) {
                return present.get();
            }
            Signature signature = new Signature(work.identifiers().number(), id, signer, work.now());
            require(writing.agreements().sign(signature), new Failure.VersionMismatch());
            record(work, Act.AGREEMENT_SIGNED, agreement, signer, List.of());
            return signature;
        });
    }

    private static Account requireSigner(Writing writing, AccountId id) {
        return writing.accounts()
                .lock(id)
                .filter(found -> found.isListed() || found.isShadow())
                .orElseThrow(() -> new Refused(new Failure.NoSuchAccount()));
    }

    /**
     * Has an account sign one thing again: for administrators.
     *
     * @throws Refused {@link AgreementFailure.NoSuchAgreement} when there is no such signature
     */
    public Signature forget(Caller caller, long number) {
        return transactions.write(caller, work -> {
            require(Permissions.mayDemandAgreements(work.caller()), new Failure.NotPermitted());
            Signature signature = work.writing()
                    .agreements()
                    .signature(number)
                    .orElseThrow(() -> new Refused(new AgreementFailure.NoSuchAgreement()));
            Account account = requireSigner(work.writing(), signature.account());
            work.writing().agreements().removeSignature(number);
            work.record(Act.SIGNATURES_FORGOTTEN, account, List.of(forgotten(signature)));
            return signature;
        });
    }

    private static FieldChange forgotten(Signature signature) {
        return new FieldChange(
                "agreement " + signature.agreement(), signature.signedAt().toString(), null);
    }

    /** What an account has signed, oldest first: for itself and for administrators. */
    public List<Signature> signatures(Caller caller, AccountId account) {
        require(Permissions.maySeeSignatures(caller, account), new Failure.NotPermitted());
        return transactions.read(reading -> reading.agreements().signaturesOf(account));
    }

    /** At most so many of everybody's signatures, oldest first, after the one with this number: for administrators. */
    public List<Signature> signaturesAfter(Caller caller, long number, int limit) {
        require(Permissions.mayDemandAgreements(caller), new Failure.NotPermitted());
        return transactions.read(reading -> reading.agreements().signaturesAfter(number, limit));
    }

    /** Those of these agreements that there ever were: for administrators. */
    public Map<HoldingId, Agreement> all(Caller caller, Collection<HoldingId> ids) {
        require(Permissions.mayDemandAgreements(caller), new Failure.NotPermitted());
        return transactions.read(reading -> ids.stream()
                .distinct()
                .flatMap(id -> reading.agreements().find(id).stream())
                .collect(Collectors.toMap(Agreement::id, Function.identity())));
    }

    /** One signature, if the caller may see it. */
    public Optional<Signature> signature(Caller caller, long number) {
        return transactions.read(reading -> reading.agreements()
                .signature(number)
                .filter(signature -> Permissions.maySeeSignatures(caller, signature.account())));
    }

    /** What an account has to sign yet: for itself and for administrators. */
    public List<Agreement> unsigned(Caller caller, AccountId account) {
        require(Permissions.maySeeSignatures(caller, account), new Failure.NotPermitted());
        return transactions.read(reading -> unsigned(reading, account));
    }

    static List<Agreement> unsigned(Reading reading, AccountId account) {
        Set<HoldingId> signed = reading.agreements().signaturesOf(account).stream()
                .map(Signature::agreement)
                .collect(Collectors.toSet());
        return reading.agreements().demanded().stream()
                .filter(agreement -> !signed.contains(agreement.id()))
                .toList();
    }

    /** Has an account sign everything again: for administrators. */
    public List<Signature> forget(Caller caller, AccountId id) {
        return transactions.write(caller, work -> {
            require(Permissions.mayDemandAgreements(work.caller()), new Failure.NotPermitted());
            Account account = requireSigner(work.writing(), id);
            List<Signature> forgotten = Moves.endSignatures(work.writing(), id);
            if (!forgotten.isEmpty()) {
                List<FieldChange> fields =
                        forgotten.stream().map(Agreements::forgotten).toList();
                work.record(Act.SIGNATURES_FORGOTTEN, account, fields);
            }
            return forgotten;
        });
    }

    private static Agreement found(Reading reading, HoldingId id) {
        return reading.agreements().find(id).orElseThrow(() -> new Refused(new AgreementFailure.NoSuchAgreement()));
    }

    private static void record(
            Transactions.Work work,
            Act act,
            Agreement agreement,
            @Nullable AccountId subject,
            List<FieldChange> fields) {
        var target = new Event.Target("agreement", agreement.id().toString(), agreement.name());
        work.record(act, target, subject, fields);
    }
}
