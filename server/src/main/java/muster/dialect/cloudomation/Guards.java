package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.List;
import muster.http.Request;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** What is asked before anything is changed, each with this door's answer; the directory asks its own questions once more. */
final class Guards {
    private Guards() {}

    /** Whether the caller manages users. */
    static boolean isAdministrator(Caller caller) {
        return caller.isAtLeast(Rank.MANAGER);
    }

    /** @throws CloudomationRefusal unless the caller manages users of that rank */
    static void requireManages(Caller caller, Account account) {
        if (!isAdministrator(caller) || !caller.isAtLeast(account.rank())) {
            throw CloudomationRefusal.forbidden();
        }
    }

    static void requireAdministrator(Caller caller) {
        if (!isAdministrator(caller)) {
            throw CloudomationRefusal.forbidden();
        }
    }

    static void requireOrganizationAdministrator(Caller caller) {
        if (!caller.isAtLeast(Rank.ADMINISTRATOR)) {
            throw CloudomationRefusal.forbidden();
        }
    }

    static void requireSelf(Caller caller, Account account) {
        if (!caller.is(account.id())) {
            throw CloudomationRefusal.forbidden();
        }
    }

    static void requireNotSelf(Caller caller, Account account) {
        if (caller.is(account.id())) {
            throw new CloudomationRefusal(ErrorCode.NOT_ON_SELF, "Nobody does that to the own account.");
        }
    }

    static void requireOutOfTrash(Account account) {
        if (account.life().isTrashed()) {
            throw new CloudomationRefusal(ErrorCode.IN_TRASH, "This user is in the trash.");
        }
    }

    static void requireWritable(Account account) {
        if (account.isReadonly()) {
            throw new CloudomationRefusal(ErrorCode.READ_ONLY, "This user is read-only.");
        }
    }

    /** @return whether a condition was given, which the user as it is now meets. @throws CloudomationRefusal otherwise */
    static boolean meetsCondition(Request request, UserRecord user) {
        @Nullable String condition = request.header("If-Match");
        if (condition == null) {
            return false;
        }
        List<String> tags =
                Arrays.stream(condition.split(",", -1)).map(String::strip).toList();
        if (tags.contains("*")) {
            return false;
        }
        if (!tags.contains(user.etag())) {
            throw new CloudomationRefusal(
                    ErrorCode.PRECONDITION_FAILED, "This user was changed since; nothing was done.");
        }
        return true;
    }
}
