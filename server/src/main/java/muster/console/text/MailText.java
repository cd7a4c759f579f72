package muster.console.text;

import java.util.Locale;
import muster.model.MailPurpose;

/** What pages say of mails. */
public final class MailText {
    private MailText() {}

    /** What a mail is about, in a few words. */
    public static String purpose(MailPurpose purpose, Messages messages) {
        return messages.text("mail.purpose." + purpose.name().toLowerCase(Locale.ROOT));
    }

    /** Why a mail was not sent; in English where the reason has no translation. */
    public static String trouble(String reason, Messages messages) {
        return FailureText.translated("trouble", reason, messages);
    }
}
