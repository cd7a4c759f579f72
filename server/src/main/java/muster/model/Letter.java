package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is to be told by mail, before it has words.
 *
 * @param name how the account is called: its username, else the address
 * @param code the secret that the link carries; null where there is no link
 * @param until until when the link counts; null where there is none
 * @param other the other address that it is about; null for none
 */
public record Letter(
        MailPurpose purpose,
        AccountId account,
        String name,
        EmailAddress to,
        @Nullable String code,
        @Nullable Instant until,
        @Nullable EmailAddress other) {

    @Override
    public String toString() {
        return "Letter[" + purpose + " of " + account + "]";
    }
}
