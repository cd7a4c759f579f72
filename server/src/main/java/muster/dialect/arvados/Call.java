package muster.dialect.arvados;

import java.util.ArrayList;
import java.util.List;
import muster.directory.Keys;
import muster.http.Request;
import muster.model.Caller;
import muster.model.KeySecret;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** One request as an action sees it: who calls, and what was sent, wherever in the request it stood. */
final class Call {
    private final Request request;
    private final Endpoint endpoint;
    private final Parameters parameters;
    private final ArvadosTokens.@Nullable Bearer bearer;
    private final List<Keys.Known> readers;

    /**
     * @param bearer who calls, and with which token; null where everybody may
     * @param readers whose right to read counts beside the caller's
     */
    Call(
            Request request,
            Endpoint endpoint,
            Parameters parameters,
            ArvadosTokens.@Nullable Bearer bearer,
            List<Keys.Known> readers) {
        this.request = request;
        this.endpoint = endpoint;
        this.parameters = parameters;
        this.bearer = bearer;
        this.readers = List.copyOf(readers);
    }

    Request request() {
        return request;
    }

    Endpoint endpoint() {
        return endpoint;
    }

    Parameters parameters() {
        return parameters;
    }

    /** The parameter in the path; asking for one that the template lacks is a bug. */
    String path(String name) {
        return parameters.path(name);
    }

    /** The caller with account and key, as the check of the token found them. */
    Keys.Known known() {
        return bearer().known();
    }

    /** The secret of the token with which it is called, as it was presented. */
    KeySecret secret() {
        return bearer().secret();
    }

    private ArvadosTokens.Bearer bearer() {
        if (bearer == null) {
            throw new IllegalStateException(endpoint.template() + " is open to everybody and has no caller");
        }
        return bearer;
    }

    /** The caller as he counts at this door. Who was never activated has no rank. */
    Caller caller() {
        return known().caller();
    }

    boolean isAdministrator() {
        return caller().isAtLeast(Rank.ADMINISTRATOR);
    }

    /** Whose eyes a reading request sees with: the caller's first, then those of further tokens that were sent for reading. */
    List<Keys.Known> readers() {
        List<Keys.Known> all = new ArrayList<>();
        all.add(known());
        all.addAll(readers);
        return all;
    }

    /** Who sees most among those for whom it is read: an administrator, if there is one, else the caller. */
    Caller reader() {
        return readers().stream()
                .map(Keys.Known::caller)
                .filter(reader -> reader.isAtLeast(Rank.ADMINISTRATOR))
                .findFirst()
                .orElseGet(this::caller);
    }
}
