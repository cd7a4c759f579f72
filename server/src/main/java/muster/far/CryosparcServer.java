package muster.far;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import muster.client.ClientOptions;
import muster.client.cryosparc.CryosparcClient;
import muster.client.cryosparc.PasswordService;
import muster.client.cryosparc.Role;
import muster.client.cryosparc.User;
import muster.model.PasswordHash;
import muster.model.Rank;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/** A CryoSPARC instance, as one of its administrators sees it. */
final class CryosparcServer implements FarServer {
    /** A hash that can be checked here. A Muster sends a word in its place. */
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-4])\\$[./A-Za-z0-9]{53}");

    private static final String DOOR = "cryosparc";
    private static final String USER = "user";

    private final CryosparcClient client;

    private CryosparcServer(CryosparcClient client) {
        this.client = client;
    }

    static FarServer open(FarAddress address, FarLogin login, ClientOptions options) {
        CryosparcClient nobody = CryosparcClient.of(address.url(), options);
        String user = Objects.requireNonNull(login.user());
        return new CryosparcServer(nobody.as(nobody.login(user, login.secret())));
    }

    @Override
    public String greet() {
        User me = client.users().me();
        if (me.role() != Role.ADMIN) {
            throw new FarTrouble(me.name() + " is no administrator there and so does not see everybody.");
        }
        return me.id();
    }

    @Override
    public FarWriter writer() {
        return new CryosparcWriter(client.users());
    }

    @Override
    public List<FarGroup> groups() {
        return List.of();
    }

    @Override
    public Stream<FarPerson> people() {
        return client.users().find().map(CryosparcServer::person);
    }

    /** It comes in one piece. */
    @Override
    public boolean isWhole(long told) {
        return true;
    }

    private static FarPerson person(User user) {
        boolean isAdmin = user.role() == Role.ADMIN;
        Set<Rank> fitting =
                isAdmin ? EnumSet.of(Rank.ADMINISTRATOR) : EnumSet.complementOf(EnumSet.of(Rank.ADMINISTRATOR));
        return FarPerson.called(user.id(), user.name(), user.email().orElse(null))
                .named(user.firstName(), user.lastName())
                .ranked(isAdmin ? Rank.ADMINISTRATOR : null, fitting)
                .activated(user.registerToken().isEmpty())
                .alsoNamed(new WireName(DOOR, USER, user.id()))
                .withHash(hash(user))
                .build();
    }

    /** What was hashed is the digest that the platform's clients send. */
    private static @Nullable PasswordHash hash(User user) {
        return user.services()
                .password()
                .map(PasswordService::bcrypt)
                .map(secret -> secret.reveal())
                .filter(text -> BCRYPT.matcher(text).matches())
                .map(text -> new PasswordHash(text, PasswordHash.Preimage.DIGEST, 0))
                .orElse(null);
    }
}
