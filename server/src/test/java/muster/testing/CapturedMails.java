package muster.testing;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a server with captured mails has told people, as an administrator reads it. */
public final class CapturedMails {
    private static final Pattern LINK = Pattern.compile("(?m)^\\s*(https?://\\S+)\\s*$");

    private final Http administrator;

    private CapturedMails(Http administrator) {
        this.administrator = administrator;
    }

    public static CapturedMails of(RunningMuster server) {
        Http http = Http.at(server.url().toString());
        Answer signedIn = http.post(
                "api/latest/auth/login",
                Json.object(
                        "user_name",
                        RunningMuster.ADMINISTRATOR_USERNAME,
                        "password",
                        RunningMuster.ADMINISTRATOR_PASSWORD));
        return new CapturedMails(http.with("Authorization", "Bearer " + Json.text(signedIn.json(), "token")));
    }

    /** The texts of all mails to this address, the oldest first. */
    public List<String> to(String address) {
        Answer answer = administrator.get("api/latest/mail_outbox" + Http.query("to", address));
        if (answer.status() != 200) {
            throw new AssertionError(answer.toString());
        }
        return Json.texts(answer.json().get("records"), "text");
    }

    /** The path and question of the link in the newest mail to this address that has one. */
    public String newestLink(String address) {
        for (String text : to(address).reversed()) {
            Matcher link = LINK.matcher(text);
            if (link.find()) {
                URI uri = URI.create(link.group(1));
                return uri.getRawPath() + "?" + uri.getRawQuery();
            }
        }
        throw new AssertionError("no link went to " + address);
    }
}
