package muster.client.cloudomation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import muster.client.ClientException.Misunderstood;
import muster.client.Secret;
import muster.client.wire.Call;
import muster.client.wire.Fields;
import muster.client.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Logging in: a redirection with a cookie, whose value is a JWT. Muster tells the same token in the body as well; a server that does
 * not is spoken to with its cookie.
 */
final class LoginCall {
    /** A name, and three parts with dots between them. */
    private static final Pattern COOKIE =
            Pattern.compile("([!#$%&'*+.^_`|~0-9A-Za-z-]+)=([0-9A-Za-z_-]+\\.[0-9A-Za-z_-]+\\.[0-9A-Za-z_-]+)(;.*)?");

    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    private LoginCall() {}

    static Call of(String userName, Secret password, @Nullable Secret otp) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("user_name", userName);
        body.put("password", password.reveal());
        if (otp != null) {
            body.put("otp", otp.reveal());
        }
        return Call.with("POST", "/auth/login", body);
    }

    /** @throws Misunderstood when it has neither a token nor a cookie with one */
    static Login.SignedIn signedIn(Reply reply, CloudomationSite site) {
        Optional<Fields> told = told(reply);
        if (told.isPresent()) {
            Fields fields = told.get();
            if (!TOKEN.matcher(fields.text("token")).matches()) {
                throw reply.misunderstood("a token that no head can carry");
            }
            Secret token = Secret.of(fields.text("token"));
            return new Login.SignedIn(
                    site.withToken(token),
                    token,
                    fields.timeIfAny("token_expiry").orElse(null));
        }
        Matcher cookie = reply.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .orElseThrow(() -> reply.misunderstood("neither a token nor a cookie that is one"));
        Secret token = Secret.of(cookie.group(2));
        return new Login.SignedIn(site.withCookie(cookie.group(1), token), token, null);
    }

    private static Optional<Fields> told(Reply reply) {
        if (reply.body().length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(reply.object("a log-in"))
                    .filter(fields -> fields.value("token").isPresent());
        } catch (Misunderstood page) {
            return Optional.empty();
        }
    }
}
