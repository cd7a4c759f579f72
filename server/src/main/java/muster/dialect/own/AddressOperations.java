package muster.dialect.own;

import java.time.Duration;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.EmailBook;
import muster.model.Account;
import muster.model.Caller;
import muster.model.EmailAddress;
import muster.model.Failure;
import muster.model.MailFailure;
import muster.model.Permissions;

/** The addresses of an account, invitations, and addresses that wait to be proven. */
final class AddressOperations {
    private static final String ONE = "/accounts/{id}/emails/{address}";
    private static final long MOST_DAYS = 365;

    private static final Form NEW = Form.of("NewEmail")
            .needs("address", Kind.ADDRESS, "One that mail could reach.")
            .takes("verified", Kind.FLAG, "Whether you vouch that it reaches the person.")
            .build();
    private static final Form WAITING = Form.of("WaitingEmail")
            .needs("address", Kind.ADDRESS, "The one that waits: another one by now is not touched.")
            .build();
    private static final Form INVITATION = Form.of("Invitation")
            .takes("days", new Kind.Whole(1, MOST_DAYS), "For how long it counts; the site's usual time when left out.")
            .build();

    private final Directory directory;
    private final AccountViews views;

    AddressOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    Stream<Operation.Draft> all() {
        EmailBook book = directory.emailBook();
        return Stream.of(
                Operation.post("/accounts/{id}/emails", "addEmail")
                        .says("Records a further address")
                        .asks(
                                "mayKeepAddresses",
                                Gate.on(views, Permissions::mayKeepAddresses, new Failure.MayNotChange("account"))
                                        .withCredentials(new Failure.MayNotChange("account")))
                        .takes(NEW)
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.MayNotChange.class,
                                Failure.EmailTaken.class,
                                Failure.ReadOnly.class)
                        .by(call -> {
                            EmailAddress address = call.body().parsed("address", EmailAddress::parse);
                            book.add(
                                    call.caller(),
                                    call.account(),
                                    address,
                                    call.body().flag("verified", false));
                            return views.reply(call.caller(), call.account());
                        }),
                one(Operation.post(ONE + "/verify", "verifyEmail"))
                        .says("Vouches for an address")
                        .answersTagged(AccountShapes.ACCOUNT)
                        .by(call -> {
                            book.verify(call.caller(), call.account(), address(call));
                            return views.reply(call.caller(), call.account());
                        }),
                one(Operation.post(ONE + "/make-primary", "makeEmailPrimary"))
                        .says("Makes an address the primary one")
                        .answersTagged(AccountShapes.ACCOUNT)
                        .by(call -> {
                            book.makePrimary(call.caller(), call.account(), address(call));
                            return views.reply(call.caller(), call.account());
                        }),
                one(Operation.delete(ONE, "removeEmail"))
                        .says("Removes an address; the primary one only when it is the last")
                        .by(call -> {
                            book.remove(call.caller(), call.account(), address(call));
                            return Reply.NOTHING;
                        }),
                Operation.post("/accounts/{id}/pending-email/confirm", "confirmPendingEmail")
                        .says("Vouches for the address that waits", "It takes the place of the primary one.")
                        .asks(
                                "mayHandleCodes",
                                Gate.on(views, AddressOperations::mayConfirm, new Failure.NotPermitted())
                                        .withCredentials(new Failure.NotPermitted()))
                        .takes(WAITING)
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.NotPermitted.class,
                                Failure.VersionMismatch.class,
                                Failure.EmailTaken.class)
                        .by(call -> {
                            EmailAddress address = call.body().parsed("address", EmailAddress::parse);
                            directory.emailChanges().confirmFor(call.caller(), call.account(), address);
                            return views.reply(call.caller(), call.account());
                        }),
                Operation.post("/accounts/{id}/pending-email/reject", "rejectPendingEmail")
                        .says("Turns down the address that waits")
                        .asks("mayHandleCodes")
                        .answersTagged(AccountShapes.ACCOUNT)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class)
                        .by(call -> {
                            directory.emailChanges().reject(call.caller(), call.account());
                            return views.reply(call.caller(), call.account());
                        }),
                Operation.post("/accounts/{id}/invitation", "sendInvitation")
                        .says(
                                "Mails an invitation to the address that waits",
                                "The key in use needs the scope credentials.")
                        .asks(
                                "mayInvite",
                                Gate.on(views, Permissions::mayInvite, new Failure.MayNotChange("account"))
                                        .withCredentials(new Failure.MayNotChange("account")))
                        .takes(INVITATION)
                        .silent()
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.MayNotChange.class,
                                MailFailure.AlreadyActivated.class,
                                MailFailure.NoAddress.class)
                        .by(call -> {
                            Long days = call.body().wholeOrNull("days");
                            directory
                                    .invitations()
                                    .send(call.caller(), call.account(), days == null ? null : Duration.ofDays(days));
                            return Reply.NOTHING;
                        }));
    }

    private static Operation.Builder one(Operation.Builder operation) {
        return operation
                .asks("mayKeepAddresses")
                .fails(Failure.NoSuchAccount.class, Failure.MayNotChange.class, Failure.ReadOnly.class);
    }

    private static boolean mayConfirm(Caller caller, Account account) {
        return Permissions.mayHandleCodes(caller, account.rank());
    }

    private static EmailAddress address(Call call) {
        return EmailAddress.parse(call.path("address"));
    }
}
