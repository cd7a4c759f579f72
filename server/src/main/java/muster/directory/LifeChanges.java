package muster.directory;

import static muster.directory.Authority.require;

import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.Block;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.Failure;
import muster.model.Life;
import muster.model.NewAccount;

/** What changes of an account make of its life. */
final class LifeChanges {
    private LifeChanges() {}

    static Life of(Transactions.Work work, Account before, AccountChanges changes) {
        Life active = active(work, before, changes);
        Life enabled =
                blocked(work, active, Block.Kind.DISABLED, changes.enabled().map(wanted -> !wanted));
        return blocked(work, enabled, Block.Kind.ARCHIVED, changes.archived());
    }

    /** How a life begins of which more is known than how it starts. */
    static Life begun(Transactions.Work work, Life start, NewAccount.Beginning beginning) {
        Life enabled = blocked(work, start, Block.Kind.DISABLED, Edit.set(!beginning.enabled()));
        Life archived = blocked(work, enabled, Block.Kind.ARCHIVED, Edit.set(beginning.archived()));
        return archived.withReadonly(beginning.readonly());
    }

    /** One block by itself, whatever else bars the account; a block that holds already stays as it was set. */
    private static Life blocked(Transactions.Work work, Life life, Block.Kind kind, Edit<Boolean> wanted) {
        if (!(wanted instanceof Edit.Set<Boolean>(var isWanted)) || isWanted == life.hasBlockAt(kind, work.now())) {
            return life;
        }
        return isWanted ? life.blocked(newBlock(work.caller(), kind, work)) : life.unblocked(kind);
    }

    private static Block newBlock(Caller caller, Block.Kind kind, Transactions.Work work) {
        return new Block(kind, caller.origin().door(), null, caller.account(), work.now(), null);
    }

    private static Life active(Transactions.Work work, Account before, AccountChanges changes) {
        Life life = before.life();
        if (changes.active().isKeep()) {
            return life;
        }
        if (changes.active().orKeepValue(true)) {
            boolean held = life.blocks().stream().anyMatch(block -> block.kind() == Block.Kind.HOLD);
            require(!held, new Failure.MayNotLock());
            Life unblocked = life.unblocked(Block.Kind.DISABLED, Block.Kind.ARCHIVED);
            if (before.mayAct(work.now())) {
                return unblocked;
            }
            return life.isActivated() ? unblocked.welcomed() : unblocked.activated(work.now());
        }
        boolean already = life.blocks().stream().anyMatch(block -> block.kind() == Block.Kind.DISABLED);
        return already || !life.isActivated() ? life : life.blocked(newBlock(work.caller(), Block.Kind.DISABLED, work));
    }
}
