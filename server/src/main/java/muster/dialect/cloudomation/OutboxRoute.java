package muster.dialect.cloudomation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import muster.dialect.JsonAnswers;
import muster.directory.Outbox;
import muster.http.Request;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Caller;
import muster.model.MailPurpose;
import tools.jackson.core.JsonGenerator;

/** {@code /mail_outbox}: mails that are kept instead of being sent, at sites that want it so. */
final class OutboxRoute {
    private final Outbox outbox;
    private final CloudomationSessions sessions;

    OutboxRoute(Outbox outbox, CloudomationSessions sessions) {
        this.outbox = outbox;
        this.sessions = sessions;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/mail_outbox", "maySeeMails", this::list);
    }

    private Response list(Request request) {
        Caller caller = sessions.caller(request);
        if (!outbox.isCapturing()) {
            throw CloudomationRefusal.notFound();
        }
        Guards.requireOrganizationAdministrator(caller);
        String purpose = Parameters.text(request, "purpose");
        List<Outbox.Captured> mails =
                outbox.captured(caller, Parameters.text(request, "to"), purpose == null ? null : purpose(purpose));
        return JsonAnswers.of(200, json -> {
                    json.writeStartObject();
                    json.writeArrayPropertyStart("records");
                    mails.forEach(captured -> write(json, captured));
                    json.writeEndArray();
                    json.writeEndObject();
                })
                .withHeader("Cache-Control", "no-store");
    }

    private static void write(JsonGenerator json, Outbox.Captured captured) {
        json.writeStartObject();
        json.writeStringProperty("id", captured.mail().id().toString());
        json.writeStringProperty("to", captured.mail().to().value());
        json.writeStringProperty("purpose", word(captured.mail().purpose()));
        json.writeStringProperty("subject", captured.mail().subject());
        json.writeStringProperty("text", captured.text());
        json.writeStringProperty("sent_at", captured.mail().createdAt().toString());
        json.writeEndObject();
    }

    private static MailPurpose purpose(String word) {
        return Arrays.stream(MailPurpose.values())
                .filter(purpose -> word(purpose).equals(word))
                .findFirst()
                .orElseThrow(CloudomationRefusal::badQuery);
    }

    /** The platform's name of a purpose. */
    static String word(MailPurpose purpose) {
        return switch (purpose) {
            case INVITATION -> "activation";
            case ACTIVATED -> "account_activated";
            case EMAIL_CHANGE,
                    EMAIL_CHANGE_NOTICE,
                    EMAIL_CHANGED,
                    EMAIL_CHANGE_REFUSED,
                    PASSWORD_CHANGED,
                    LOCKED_OUT,
                    RECOVERY -> purpose.name().toLowerCase(Locale.ROOT);
            case SECOND_FACTOR_ON -> "twofa_enabled";
            case SECOND_FACTOR_OFF -> "twofa_disabled";
            case RECOVERED -> "account_recovered";
            case OFF_BOARDED -> "account_off_boarded";
        };
    }
}
