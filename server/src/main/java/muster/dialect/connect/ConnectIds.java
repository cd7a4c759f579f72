package muster.dialect.connect;

import java.util.function.Supplier;
import muster.http.Request;
import muster.model.AccountId;
import muster.model.Failure;
import muster.model.GrantId;
import muster.model.GroupId;
import muster.model.HoldingId;
import muster.model.KeyId;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The platform's ids: guids are our ids, the other ones digits. An id that stands in the path has other numbers for being
 * malformed or unknown than one that stands in a body.
 */
final class ConnectIds {
    private ConnectIds() {}

    static AccountId user(Request request) {
        return AccountId.parse(request.path("guid")).orElseThrow(() -> malformed("user guid"));
    }

    static AccountId member(Request request) {
        return AccountId.parse(request.path("user_guid")).orElseThrow(() -> malformed("user guid"));
    }

    static GroupId group(Request request) {
        return GroupId.parse(request.path("guid")).orElseThrow(() -> malformed("group guid"));
    }

    static HoldingId content(Request request) {
        return HoldingId.parse(request.path("guid")).orElseThrow(() -> malformed("content guid"));
    }

    static KeyId key(Request request) {
        return KeyId.parse(request.path("id")).orElseThrow(() -> malformed("key id"));
    }

    static GrantId permission(Request request) {
        return GrantId.parse(request.path("id")).orElseThrow(() -> malformed("permission id"));
    }

    static AccountId userNamed(String text) {
        return AccountId.parse(text)
                .orElseThrow(() -> new ConnectRefusal(ConnectCode.BAD_USER_GUID, "This is not the guid of a user."));
    }

    static GroupId groupNamed(String text) {
        return GroupId.parse(text)
                .orElseThrow(() -> new ConnectRefusal(ConnectCode.BAD_GROUP_GUID, "This is not the guid of a group."));
    }

    static @Nullable AccountId userNamedIfAny(@Nullable String text) {
        return text == null ? null : userNamed(text);
    }

    /** The account's id in digits, as the platform's own ids are; computed, and nothing can be looked up by it. */
    static String digits(AccountId id) {
        return Long.toString(id.value().getLeastSignificantBits() & Long.MAX_VALUE);
    }

    /** Looks something up whose id stands in the path: if it is unknown, no object is there (code 4). */
    static <T> T inPath(Supplier<T> lookUp) {
        try {
            return lookUp.get();
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.Missing missing) {
                throw new ConnectRefusal(ConnectCode.NO_SUCH_OBJECT, missing.sentence());
            }
            throw refused;
        }
    }

    private static ConnectRefusal malformed(String what) {
        return new ConnectRefusal(ConnectCode.MALFORMED_ID, "This is not a well-formed " + what + ".");
    }
}
