package muster.console.own;

import java.time.InstantSource;
import java.util.List;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.directory.FailureLimit;
import muster.http.Routes;
import muster.model.Policy;

/** {@code /account} and all below it. */
public final class OwnAccount {
    private final NoticePanel notices;
    private final ProfilePage profile;
    private final PasswordPage password;
    private final EmailPage email;
    private final SecondFactorPage secondFactor;
    private final ApplicationPasswordPage applicationPasswords;
    private final KeyPages keys;
    private final SessionPages sessions;
    private final JoinPage join;

    /**
     * @param failures the counter of failures that all doors share
     * @param doors how the doors call themselves, for keys that open some alone
     * @param applicationPasswordDoors those of them that take application passwords
     * @param keyUses how programs use a key
     */
    public OwnAccount(
            Visits visits,
            Directory directory,
            Policy policy,
            InstantSource clock,
            FailureLimit failures,
            List<String> doors,
            List<String> applicationPasswordDoors,
            List<KeyUseLine> keyUses) {
        this.notices = new NoticePanel(visits, directory.notices());
        this.profile = new ProfilePage(visits, directory, policy, notices);
        this.password = new PasswordPage(visits, directory);
        this.email = new EmailPage(visits, directory);
        this.secondFactor = new SecondFactorPage(visits, directory.secondFactors());
        this.applicationPasswords =
                new ApplicationPasswordPage(visits, directory.applicationPasswords(), applicationPasswordDoors);
        this.keys = new KeyPages(visits, directory, clock, doors, keyUses);
        this.sessions = new SessionPages(visits, directory.sessions());
        this.join = new JoinPage(visits, directory, failures, clock);
    }

    public void addTo(Routes routes) {
        notices.addTo(routes);
        profile.addTo(routes);
        password.addTo(routes);
        email.addTo(routes);
        secondFactor.addTo(routes);
        applicationPasswords.addTo(routes);
        keys.addTo(routes);
        sessions.addTo(routes);
        join.addTo(routes);
    }
}
