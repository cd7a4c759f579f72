package muster.mail;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import muster.directory.LetterWords;
import muster.model.Letter;

/** What mails say, in English. */
public final class EnglishLetters implements LetterWords {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String NOT_YOU = "If this was not you, tell an administrator of the site at once.";
    private static final String IGNORE = "If you did not ask for this, you need not do anything: nothing changes.";

    private final Supplier<URI> base;

    /** @param base the address of this site as people reach it, without a slash at its end */
    public EnglishLetters(Supplier<URI> base) {
        this.base = base;
    }

    @Override
    public Words of(Letter letter) {
        URI site = base.get();
        return page(letter, site, site.getHost()).words();
    }

    private static LetterPage page(Letter letter, URI site, String host) {
        LetterPage page = new LetterPage(letter.name());
        return switch (letter.purpose()) {
            case INVITATION -> invitation(page, letter, site, host);
            case ACTIVATED ->
                page.about("Your account at " + host + " is active")
                        .say("Your account at " + host
                                + " is active now. You log in with the password that was just chosen.")
                        .say(NOT_YOU);
            case EMAIL_CHANGE -> addressChange(page, letter, site, host);
            case EMAIL_CHANGE_NOTICE ->
                page.about("The address of your account at " + host + " is to change")
                        .say("The address of your account at " + host + " is to become " + named(letter)
                                + ". Until that address is confirmed, this one stays in use.")
                        .say(
                                "If this was not you, change your password and tell an administrator of the site at once.");
            case EMAIL_CHANGED ->
                page.about("The address of your account at " + host + " has changed")
                        .say("The address of your account at " + host + " is now " + named(letter) + ".")
                        .say(NOT_YOU);
            case EMAIL_CHANGE_REFUSED ->
                page.about("The address of your account at " + host + " stays as it is")
                        .say("The address of your account at " + host + " was to become " + named(letter)
                                + ". That address cannot be used for it, so nothing has changed.")
                        .say(NOT_YOU);
            case PASSWORD_CHANGED ->
                page.about("The password of your account at " + host + " was changed")
                        .say("The password of your account at " + host
                                + " was changed. Wherever else you were logged in, you are logged out.")
                        .say(NOT_YOU);
            case SECOND_FACTOR_ON ->
                page.about("Your account at " + host + " asks for a second factor now")
                        .say("Two-factor authentication was turned on for your account at " + host
                                + ": logging in takes a code of your app as well as the password."
                                + " Keep the recovery codes where you find them without your phone.")
                        .say(NOT_YOU);
            case SECOND_FACTOR_OFF ->
                page.about("Your account at " + host + " asks for no second factor any more")
                        .say("Two-factor authentication was turned off for your account at " + host
                                + ": the password alone is enough to log in.")
                        .say(NOT_YOU);
            case LOCKED_OUT -> lockedOut(page, letter, site, host);
            case RECOVERY -> recovery(page, letter, site, host);
            case RECOVERED ->
                page.about("Your account at " + host + " has a new password")
                        .say("The password of your account at " + host
                                + " was set anew with a link from a mail to this address."
                                + " Wherever you were logged in, you are logged out.")
                        .say(NOT_YOU);
            case OFF_BOARDED ->
                page.about("An off-boarding at " + host + " is done")
                        .say("The account of "
                                + (letter.other() == null
                                        ? "somebody"
                                        : letter.other().value()) + " at "
                                + host + " is off-boarded: its access has ended, and what it owned and minded went to"
                                + " the heirs, if any were named.")
                        .say("You get this because you are an heir, or answer for it."
                                + " If you know nothing of it, tell an administrator of the site.");
        };
    }

    private static LetterPage invitation(LetterPage page, Letter letter, URI site, String host) {
        page.about("Your account at " + host)
                .say("An account at " + host + " was made for you; its name is " + LetterPage.unbroken(letter.name())
                        + ". Choose a password to begin:");
        link(page, letter, site, "/activate", "Choose a password");
        return page.say(
                "If you know nothing of this, you need not do anything: without a password nobody uses the account.");
    }

    private static LetterPage addressChange(LetterPage page, Letter letter, URI site, String host) {
        page.about("Confirm the new address of your account at " + host)
                .say("This address was named as the new one of the account " + LetterPage.unbroken(letter.name())
                        + " at " + host + ". Confirm that it is yours:");
        link(page, letter, site, "/confirm-email", "Confirm the address");
        return page.say(IGNORE);
    }

    private static LetterPage lockedOut(LetterPage page, Letter letter, URI site, String host) {
        page.about("Your account at " + host + " is locked")
                .say("Too many wrong passwords or codes were entered for your account at " + host
                        + ", so nobody can log in to it for now.");
        if (letter.code() == null) {
            page.say("An administrator of the site can unlock it.");
        } else {
            page.say("You unlock it by choosing another password:");
            link(page, letter, site, "/recover", "Choose another password");
        }
        return page.say(
                "If this was not you, somebody may be guessing your password: tell an administrator of the site.");
    }

    private static LetterPage recovery(LetterPage page, Letter letter, URI site, String host) {
        page.about("Another password for your account at " + host)
                .say("Somebody, probably you, asked for a way to choose another password for your account at " + host
                        + ". This is it:");
        link(page, letter, site, "/recover", "Choose another password");
        return page.say("If you did not ask for this, you need not do anything: your password stays as it is.");
    }

    private static void link(LetterPage page, Letter letter, URI site, String path, String label) {
        String code = letter.code();
        if (code == null) {
            return;
        }
        page.link(site + path + "?code=" + URLEncoder.encode(code, StandardCharsets.UTF_8), label)
                .say("The link works once" + (letter.until() == null ? "" : ", until " + moment(letter.until())) + ".");
    }

    private static String moment(Instant until) {
        return MOMENT.format(until);
    }

    private static String named(Letter letter) {
        return letter.other() == null ? "another one" : letter.other().value();
    }
}
