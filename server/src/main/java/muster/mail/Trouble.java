package muster.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** Says in a few words why a mail was not sent. What a relay answers may hold addresses: of that, only the number is told. */
final class Trouble {
    static final String TOO_SLOW = "the relay did not answer in time";

    private Trouble() {}

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String told = told(cause);
            if (told != null) {
                return told;
            }
        }
        return "the relay could not be talked to";
    }

    private static @Nullable String told(Throwable cause) {
        return switch (cause) {
            case AuthenticationFailedException _ -> "the relay refused the name and password";
            case SMTPAddressFailedException recipient ->
                "the relay refused the recipient " + code(recipient.getReturnCode());
            case SMTPSendFailedException sender
            when isAboutSender(sender) -> "the relay refused the sender " + code(sender.getReturnCode());
            case SMTPSendFailedException mail -> "the relay refused the mail " + code(mail.getReturnCode());
            case UnknownHostException _ -> "the name of the relay is unknown";
            case ConnectException _ -> "the relay cannot be reached";
            case NoRouteToHostException _ -> "the relay cannot be reached";
            case SocketTimeoutException _ -> TOO_SLOW;
            case SSLException _ -> "the encryption with the relay failed";
            case MessagingException other when isWithoutEncryption(other) -> "the relay offers no encryption";
            default -> null;
        };
    }

    private static String code(int code) {
        return "(" + code + ")";
    }

    private static boolean isAboutSender(SMTPSendFailedException failure) {
        return String.valueOf(failure.getCommand()).startsWith("MAIL");
    }

    private static boolean isWithoutEncryption(MessagingException failure) {
        return String.valueOf(failure.getMessage()).startsWith("STARTTLS is required");
    }
}
