package muster.directory;

import static muster.directory.AccountSaving.stored;
import static muster.directory.Authority.require;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Transactions transactions;

    public Renaming(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * Gives an account another name. The old one is never given again.
     *
     * @param beside a name of another kind that the account gets unless it has one; null for none
     * @param referring the single values of the door's documents which hold such names: those that hold the old one follow
     * @throws muster.model.Refused {@link Failure.WireNameTaken}, {@link Failure.IsWellKnown}
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
            old.ifPresent(value -> refer(work, name, value, referring));
            Account after = before.withChangeBeside(work.now(), work.caller().account());
            Account stored = stored(work, before, after, Act.ACCOUNT_RENAMED);
            FieldChange change = new FieldChange("name at " + name.door(), old.orElse(null), name.value());
            work.record(Act.ACCOUNT_RENAMED, stored, List.of(change));
            return stored;
        });
    }

    private static void refer(Transactions.Work work, WireName name, String old, List<String> referring) {
        DocumentWriter documents = work.writing().documents();
        for (String value : referring) {
            for (AccountId id : documents.withValue(name.door(), value, old)) {
                DoorDocument document = documents.find(id, name.door()).orElseThrow();
                Map<String, String> values = new HashMap<>(document.values());
                values.put(value, name.value());
                documents.save(id, new DoorDocument(name.door(), document.json(), values), work.now());
            }
        }
    }
}
