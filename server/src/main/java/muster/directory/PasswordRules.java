package muster.directory;

import java.util.Collection;
import muster.model.Password;

/** Which passwords are too easily guessed, without asking anybody outside. */
public interface PasswordRules {

    /**
     * @param context words that belong to the person or the site, which are the first to be tried
     * @throws muster.model.Refused {@link muster.model.Failure.PasswordRefused} when the password is a common one or one of
     *     these words; also when nothing but its digest is known
     */
    void check(Password password, Collection<String> context);
}
