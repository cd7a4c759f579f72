package muster.console.visit;

import java.util.Objects;
import java.util.function.Supplier;
import muster.console.page.Frame;
import muster.console.page.Problems;
import muster.console.text.FailureText;
import muster.directory.Keys;
import muster.http.FileForm;
import muster.http.Query;
import muster.http.Request;
import muster.http.Response;
import muster.model.Account;
import muster.model.Caller;
import muster.model.Failure;
import muster.model.Key;
import muster.model.Refused;
import org.jspecify.annotations.Nullable;

/** One request of somebody at a browser, with all that its page needs to know of who that is. */
public final class Visit {
    private final Request request;
    private final Frame frame;
    private final Caller caller;
    private final Keys.@Nullable Known known;
    private @Nullable Query form;
    private @Nullable FileForm files;

    Visit(Request request, Frame frame, Caller caller, Keys.@Nullable Known known) {
        this.request = request;
        this.frame = frame;
        this.caller = caller;
        this.known = known;
    }

    public Request request() {
        return request;
    }

    public Frame frame() {
        return frame;
    }

    /** Who asks: somebody in particular exactly when signed in. */
    public Caller caller() {
        return caller;
    }

    /** The same request, asked by nobody in particular: for what a token or a password is to prove. */
    public Caller nobody() {
        return Caller.anonymous(caller.origin());
    }

    public boolean isSignedIn() {
        return known != null;
    }

    /** The own account of somebody who is signed in. */
    public Account account() {
        return signedIn().account();
    }

    /** The session in use of somebody who is signed in. */
    public Key session() {
        return signedIn().key();
    }

    private Keys.Known signedIn() {
        if (known == null) {
            throw new Refused(new Failure.NoCredentials());
        }
        return known;
    }

    /** The fields that were sent, whether as an ordinary form or beside files. */
    public Query form() {
        Query parsed = form;
        if (parsed == null) {
            parsed = request.contentType().equals(Visits.WITH_FILES)
                    ? withFiles().fields()
                    : request.form();
            form = parsed;
        }
        return parsed;
    }

    /** What stands in a file that was sent, not to be changed; empty when it was not. */
    public byte[] file(String field) {
        return withFiles().file(field);
    }

    /** What a file that was sent is called where it came from, without its folder; empty when nobody says. */
    public String fileName(String field) {
        return withFiles().fileName(field);
    }

    private FileForm withFiles() {
        FileForm parsed = files;
        if (parsed == null) {
            parsed = request.fileForm();
            files = parsed;
        }
        return parsed;
    }

    /** A field of the form without blanks around it; empty when it was not sent. */
    public String typed(String field) {
        return Objects.requireNonNullElse(form().first(field), "").strip();
    }

    /** A field of the form letter by letter, as passwords need it; empty when it was not sent. */
    public String typedExactly(String field) {
        return Objects.requireNonNullElse(form().first(field), "");
    }

    /** A part of the address behind the question mark, without blanks around it; empty when it is not there. */
    public String asked(String parameter) {
        return Objects.requireNonNullElse(request.query(parameter), "").strip();
    }

    /** A text in the reader's language. */
    public String t(String key, @Nullable Object... arguments) {
        return frame.t(key, arguments);
    }

    /** Why something was refused, in the reader's language. */
    public String sentence(Refused refused) {
        return FailureText.of(refused.failure(), frame.messages());
    }

    /** The value, or null with a note of why the directory will not have it. */
    public <T> @Nullable T unlessRefused(Problems problems, String field, Supplier<? extends T> value) {
        try {
            return value.get();
        } catch (Refused refused) {
            problems.add(field, sentence(refused));
            return null;
        }
    }

    /** Whether the page asked for a part of itself, to put into what is shown already. */
    public boolean wantsPart() {
        return "true".equals(request.header("HX-Request"));
    }

    /** Sends the browser on to one of our pages. */
    public Response goTo(String path) {
        return Response.seeOther(frame.to(path)).withHeader("Cache-Control", "no-store");
    }

    /** Sends the browser on to a page that says first what was done: the text under {@code done.} and this word. */
    public Response done(String path, String word) {
        return goTo(path + (path.contains("?") ? "&" : "?") + "done=" + word);
    }
}
