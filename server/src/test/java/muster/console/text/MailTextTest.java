package muster.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import muster.model.MailPurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MailTextTest {
    private static final Messages ENGLISH = Messages.of(Locale.ENGLISH);
    private static final Messages GERMAN = Messages.of(Locale.GERMAN);

    @ParameterizedTest
    @EnumSource
    void everyPurposeHasItsWords(MailPurpose purpose) {
        assertThat(MailText.purpose(purpose, ENGLISH)).isNotEqualTo(MailText.purpose(purpose, GERMAN));
    }

    @ParameterizedTest
    @CsvSource({
        "the relay cannot be reached, Der Mailserver ist nicht zu erreichen.",
        "the relay did not answer in time, Der Mailserver hat nicht rechtzeitig geantwortet.",
        "the relay refused the recipient (550), Der Mailserver hat den Empfänger abgelehnt (550).",
        "the relay refused the sender (553), Der Mailserver hat den Absender abgelehnt (553).",
        "the relay offers no encryption, Der Mailserver bietet keine Verschlüsselung an.",
        "could not be sent in time, Sie konnte nicht rechtzeitig verschickt werden."
    })
    void aReasonIsToldInTheReadersLanguage(String reason, String german) {
        assertThat(MailText.trouble(reason, ENGLISH)).isEqualTo(reason);
        assertThat(MailText.trouble(reason, GERMAN)).isEqualTo(german);
    }

    @Test
    void aReasonThatNobodyTranslatedStaysEnglish() {
        assertThat(MailText.trouble("the post office is closed", GERMAN)).isEqualTo("the post office is closed");
    }
}
