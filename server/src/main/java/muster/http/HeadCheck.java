package muster.http;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import muster.http.Rejection.Reason;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.jspecify.annotations.Nullable;

/** Refuses heads that are too large, malformed, or meant for somebody else. */
final class HeadCheck {
    private static final Set<String> NAMES_OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int BYTES_AROUND_A_HEADER = 4;

    private HeadCheck() {}

    static void size(org.eclipse.jetty.server.Request wire, Limits limits) {
        HttpURI uri = wire.getHttpURI();
        if (length(uri.getPath()) + length(uri.getQuery()) > limits.maxUriBytes()) {
            throw new Rejected(Rejection.of(Reason.URI_TOO_LONG, "The address is too long."));
        }
        long headerBytes = 0;
        for (HttpField field : wire.getHeaders()) {
            headerBytes += length(field.getName()) + length(field.getValue()) + BYTES_AROUND_A_HEADER;
        }
        if (headerBytes > limits.maxHeaderBytes()) {
            throw new Rejected(Rejection.of(Reason.HEADERS_TOO_LARGE, "The request's headers are too large."));
        }
        if (uri.hasViolation(Violation.USER_INFO) || uri.getFragment() != null) {
            throw Rejected.malformed("The address has a part that does not belong into a request.");
        }
    }

    /** With a public URL set, a strange host name is a mistake or a trick to get false links written. */
    static void host(Request request, HttpSettings settings) {
        URI publicUrl = settings.publicUrl();
        if (publicUrl == null) {
            return;
        }
        String asked = request.askedHost().toLowerCase(Locale.ROOT);
        int port = asked.lastIndexOf(':');
        String name = port > asked.lastIndexOf(']') ? asked.substring(0, port) : asked;
        if (!name.equalsIgnoreCase(publicUrl.getHost()) && !NAMES_OF_THIS_MACHINE.contains(name)) {
            throw new Rejected(Rejection.of(Reason.WRONG_HOST, "This server is not known under that name."));
        }
    }

    static boolean announcesBody(org.eclipse.jetty.server.Request wire) {
        HttpFields fields = wire.getHeaders();
        return wire.getLength() > 0 || fields.contains(HttpHeader.TRANSFER_ENCODING);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
