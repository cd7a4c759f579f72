package muster.dialect.own;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import muster.directory.Admittance;
import muster.directory.Blocks;
import muster.directory.Directory;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.AgreementFailure;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Permissions;

/** Letting accounts in and barring them. A hold is set and lifted by no program: there is nothing for it here. */
final class LifeOperations {
    private static final Form BARRING = Form.of("Barring")
            .clears("reason", Kind.LINE, "In your words.")
            .clears("until", Kind.TIME, "When it ends by itself.")
            .takes("end_keys", Kind.FLAG, "Whether the account's keys end for good; they stop anyway.")
            .build();

    private final Directory directory;
    private final AccountViews views;

    LifeOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    /** An act on one account. */
    private interface Act {
        void on(Caller caller, AccountId id);
    }

    private interface Bar {
        void on(Caller caller, AccountId id, Blocks.Barring barring);
    }

    Stream<Operation.Draft> all() {
        Blocks blocks = directory.blocks();
        Admittance admittance = directory.admittance();
        return Stream.of(
                barring(
                        "disable",
                        "disableAccount",
                        "mayDisable",
                        Permissions::mayDisable,
                        "Locks an account",
                        blocks::disable),
                act("enable", "enableAccount", "mayEnable", "Unlocks an account, also one that wrong passwords locked")
                        .fails(Failure.MayNotLock.class)
                        .by(doing(blocks::enable)),
                barring(
                        "archive",
                        "archiveAccount",
                        "mayArchive",
                        Permissions::mayArchive,
                        "Retires an account",
                        blocks::archive),
                act("bring-back", "bringAccountBack", "mayArchive", "Brings a retired account back")
                        .fails(Failure.MayNotLock.class)
                        .by(doing(blocks::bringBack)),
                act("unlock", "endLockOut", "mayEnable", "Ends a lock-out after wrong passwords, and nothing else")
                        .fails(Failure.MayNotLock.class)
                        .by(doing(blocks::endLockOutOf)),
                act("welcome", "welcomeAccount", "mayEnable", "Lets an invited account into the group of all users")
                        .fails(Failure.MayNotChange.class)
                        .by(doing(admittance::welcome)),
                act("activate", "activateAccount", "mayEnable", "Makes an account active")
                        .fails(Failure.MayNotChange.class, Failure.MayNotLock.class, AgreementFailure.NotSigned.class)
                        .by(doing(admittance::activate)),
                act(
                                "withdraw",
                                "withdrawAccount",
                                "mayEnable",
                                "Makes an account invited again: out of all groups, keys and sessions ended, password dropped")
                        .fails(Failure.MayNotChange.class, Failure.LastAdministrator.class)
                        .by(doing(this::withdraw)),
                Operation.get("/accounts/{id}/reviving-keys", "listRevivingKeys")
                        .says("The keys that would work again if nothing barred the account any more")
                        .asks("mayEnable")
                        .lists(KeyShapes.KEY)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(call -> Reply.all(KeyShapes.KEY, blocks.reviving(call.caller(), call.account()))));
    }

    private void withdraw(Caller caller, AccountId id) {
        directory.admittance().withdraw(caller, id, new Admittance.Withdrawal(null, List.of()));
    }

    private Operation.Draft barring(
            String verb, String id, String asks, BiPredicate<Caller, Account> may, String summary, Bar bar) {
        return Operation.post("/accounts/{id}/" + verb, id)
                .says(summary, "Its sessions end for good; its keys stop and come back with it.")
                .asks(asks, Gate.on(views, may, new Failure.MayNotLock()))
                .takes(BARRING)
                .answersTagged(AccountShapes.ACCOUNT)
                .fails(
                        Failure.NoSuchAccount.class,
                        Failure.MayNotLock.class,
                        Failure.LastAdministrator.class,
                        Failure.ExpiryInThePast.class)
                .by(call -> {
                    Body body = call.body();
                    bar.on(
                            call.caller(),
                            call.account(),
                            new Blocks.Barring(
                                    body.textOrNull("reason"), body.timeOrNull("until"), body.flag("end_keys", false)));
                    return views.reply(call.caller(), call.account());
                });
    }

    private static Operation.Builder act(String verb, String id, String asks, String summary) {
        return Operation.post("/accounts/{id}/" + verb, id)
                .says(summary)
                .asks(asks)
                .answersTagged(AccountShapes.ACCOUNT)
                .fails(Failure.NoSuchAccount.class);
    }

    private Operation.Action doing(Act act) {
        return call -> {
            act.on(call.caller(), call.account());
            return views.reply(call.caller(), call.account());
        };
    }
}
