package muster.dialect.cloudomation;

import java.time.Duration;
import muster.directory.Directory;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountChanges;
import muster.model.AddressRule;
import muster.model.Caller;
import muster.model.Edit;
import muster.model.MailFailure;
import muster.model.Refused;
import tools.jackson.databind.JsonNode;

/** What those who manage users do for them. */
final class UserActions {
    private static final long LONGEST_SECONDS = Duration.ofDays(30).toSeconds();

    private final Directory directory;
    private final CloudomationSessions sessions;
    private final Users users;

    UserActions(Directory directory, CloudomationSessions sessions, Users users) {
        this.directory = directory;
        this.sessions = sessions;
        this.users = users;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/user/{id}/invite", "mayInvite", this::invite);
        routes.add("POST", "/user/{id}/unlock", "mayEnable", this::unlock);
        routes.add("POST", "/user/{id}/cancel_email_change", "mayChangePendingEmail", this::cancelEmailChange);
        routes.add("POST", "/user/{id}/twofa/reset", "mayResetSecondFactor", this::resetSecondFactor);
    }

    private Response invite(Request request) {
        Caller caller = sessions.caller(request);
        Account account = managed(request, caller);
        Bodies.Fields fields = new Bodies.Fields(Bodies.optional(request));
        Long seconds = fields.optional("valid_for_seconds", UserActions::seconds);
        if (account.life().isActivated()) {
            throw new Refused(new MailFailure.AlreadyActivated());
        }
        if (account.pendingEmail() == null) {
            throw new Refused(new MailFailure.NoAddress());
        }
        fields.requireSound();
        directory.invitations().send(caller, account.id(), seconds == null ? null : Duration.ofSeconds(seconds));
        return Response.empty(204);
    }

    private static Long seconds(JsonNode node) {
        if (!node.isIntegralNumber()) {
            throw new Complaint.Found(Complaint.Code.WRONG_TYPE);
        }
        if (!node.canConvertToLong() || node.longValue() < 1 || node.longValue() > LONGEST_SECONDS) {
            throw new Complaint.Found(Complaint.Code.INVALID);
        }
        return node.longValue();
    }

    private Response unlock(Request request) {
        Caller caller = sessions.caller(request);
        directory.blocks().endLockOutOf(caller, managed(request, caller).id());
        return Response.empty(204);
    }

    private Response resetSecondFactor(Request request) {
        Caller caller = sessions.caller(request);
        Account account = managed(request, caller);
        Guards.requireNotSelf(caller, account);
        directory.secondFactors().reset(caller, account.id());
        return Response.empty(204);
    }

    private Account managed(Request request, Caller caller) {
        Account account = users.named(request, caller).account();
        Guards.requireManages(caller, account);
        Guards.requireOutOfTrash(account);
        return account;
    }

    private Response cancelEmailChange(Request request) {
        Caller caller = sessions.caller(request);
        Account account = users.named(request, caller).account();
        boolean self = caller.is(account.id());
        if (!self) {
            Guards.requireManages(caller, account);
        }
        Guards.requireOutOfTrash(account);
        if (account.pendingEmail() == null || !account.life().isActivated()) {
            throw new Refused(new MailFailure.NothingPending());
        }
        if (self) {
            directory.emailChanges().cancel(caller);
        } else {
            AccountChanges none =
                    AccountChanges.changing().pendingEmail(Edit.clear()).build();
            directory.accounts().change(caller, account.id(), none, AddressRule.MUST_BE_FREE);
        }
        return Response.empty(204);
    }
}
