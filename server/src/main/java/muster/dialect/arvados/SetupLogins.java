package muster.dialect.arvados;

import java.util.Optional;
import muster.model.Account;
import muster.model.Caller;
import muster.model.GrantObject;
import muster.model.GrantObject.OnHolding;
import muster.model.Party;
import org.jspecify.annotations.Nullable;

/** The login on a virtual machine that set-up gives. Source: Arvados API, users, set-up. */
final class SetupLogins {
    private final LinkEnds ends;
    private final GrantLinks grants;
    private final ArvadosSettings settings;

    SetupLogins(LinkEnds ends, GrantLinks grants, ArvadosSettings settings) {
        this.ends = ends;
        this.grants = grants;
        this.settings = settings;
    }

    /**
     * The machine on which somebody shall have a login; empty for none.
     *
     * @param asked null when nobody asked for one, so that it is the one of the settings
     * @throws ArvadosRefusal when there is no such machine
     */
    Optional<GrantObject> machine(Caller caller, @Nullable String asked) {
        return Optional.ofNullable(asked == null ? settings.autoSetupVm() : asked)
                .map(uuid -> ArvadosUuid.parse(uuid, ArvadosUuid.VIRTUAL_MACHINE)
                        .flatMap(_ -> ends.readable(caller, uuid))
                        .filter(OnHolding.class::isInstance)
                        .orElseThrow(() -> ArvadosRefusal.invalid("No vm found for " + uuid)));
    }

    /** Lets an account log in there by its username; who has none gets no login. */
    Optional<LinkJson> give(Caller caller, Account account, GrantObject machine) {
        return Optional.ofNullable(account.username())
                .map(name -> grants.letLogIn(caller, new Party.OfAccount(account.id()), machine, name.value()));
    }
}
