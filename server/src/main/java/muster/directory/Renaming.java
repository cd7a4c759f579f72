package muster.directory;

import static muster.directory.Authority.require;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Caller;
import muster.model.DoorDocument;
import muster.model.Event.FieldChange;
import muster.model.Failure;
import muster.model.Permissions;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** Gives accounts other names on platforms. Everything that refers to an account does so by its own id, and follows. */
public final class Renaming {
    /** How many accounts may follow in one transaction; more would keep all other writers waiting for too long. */
    static final int MOST_REFERRING = 10_000;

    private static final String TOO_MANY_REFER = "is referred to by too many accounts to be renamed";

    private final Transactions transactions;

    public Renaming(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Gives an account another name. Nobody else is ever given the old one; the account itself may have it again.
     *
     * @param beside a name of another kind that the account gets unless it has one; null for none
     * @param referring the single values of the door's documents which hold such names: those that hold the old one follow
     * @throws muster.model.Refused {@link Failure.WireNameTaken}, {@link Failure.IsWellKnown},
     *     {@link Failure.HoldingInUse} when more accounts refer to this one than can follow at once
     */
    public Account rename(
            Caller caller, AccountId id, WireName name, @Nullable WireName beside, List<String> referring) {
        return transactions.write(caller, work -> {
            Writing writing = work.writing();
            require(!Admittance.isWellKnown(id), new Failure.IsWellKnown());
            Account before = AccountSaving.lockedEvenShell(writing, id);
            require(Permissions.mayRename(work.caller(), before), new Failure.MayNotChange("account"));
            String target = id.toString();
            Optional<String> old = writing.wireIds().wireId(name.door(), name.kind(), target);
            if (old.equals(Optional.of(name.value()))) {
                return before;
            }
            boolean given = old.isPresent()
                    ? writing.wireIds().rename(name.door(), name.kind(), target, name.value(), work.now())
                    : writing.wireIds().add(name.door(), name.kind(), name.value(), target);
            require(given, new Failure.WireNameTaken());
            if (beside != null
                    && writing.wireIds()
                            .wireId(beside.door(), beside.kind(), target)
                            .isEmpty()) {
                writing.wireIds().add(beside.door(), beside.kind(), beside.value(), target);
            }
            List<FieldChange> fields = new ArrayList<>();
            fields.add(new FieldChange("name at " + name.door(), old.orElse(null), name.value()));
            old.ifPresent(value -> fields.addAll(refer(work, id, name, value, referring)));
            Account after = before.withChangeBeside(work.now(), work.caller().account());
            writing.accounts().save(after);
            work.record(Act.ACCOUNT_RENAMED, after, fields);
            return after;
        });
    }

    /**
     * Has every document follow that refers to the account. Other accounts are locked in the order of their ids, each with an
     * event of its own.
     *
     * @return what changed of the renamed account's own document
     */
    private static List<FieldChange> refer(
            Transactions.Work work, AccountId renamed, WireName name, String old, List<String> referring) {
        Set<AccountId> ids = new TreeSet<>(Comparator.comparing(AccountId::toString));
        referring.forEach(value -> ids.addAll(work.writing().documents().withValue(name.door(), value, old)));
        require(ids.size() <= MOST_REFERRING, new Failure.HoldingInUse(TOO_MANY_REFER));
        List<FieldChange> own = new ArrayList<>();
        for (AccountId id : ids) {
            Optional<Account> before = work.writing().accounts().lock(id);
            List<FieldChange> fields = followed(work, id, name, old, referring);
            if (id.equals(renamed)) {
                own.addAll(fields);
            } else if (before.isPresent() && !fields.isEmpty()) {
                AccountId by = work.caller().account();
                Account after = before.get().withChangeBeside(work.now(), by);
                work.writing().accounts().save(after);
                work.record(Act.ACCOUNT_CHANGED, after, fields);
            }
        }
        return own;
    }

    /** The document is read under the account's lock, so that nobody's change of it is lost. */
    private static List<FieldChange> followed(
            Transactions.Work work, AccountId id, WireName name, String old, List<String> referring) {
        DocumentWriter documents = work.writing().documents();
        DoorDocument document = documents.find(id, name.door()).orElse(null);
        List<FieldChange> fields = new ArrayList<>();
        if (document == null) {
            return fields;
        }
        Map<String, String> values = new HashMap<>(document.values());
        for (String value : referring) {
            if (values.replace(value, old, name.value())) {
                fields.add(new FieldChange("document." + name.door() + "." + value, old, name.value()));
            }
        }
        if (!fields.isEmpty()) {
            documents.save(id, new DoorDocument(name.door(), document.json(), values), work.now());
        }
        return fields;
    }
}
