package muster.console.site;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import muster.console.page.Pages;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Agreements;
import muster.http.Response;
import muster.http.Routes;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.HoldingId;
import muster.model.Signature;

/** {@code /agreements}: what one has to sign yet, and what one has signed. Logging in leads here while something is left. */
public final class SigningPages {
    private static final String PATH = "/agreements";

    private final Visits visits;
    private final Agreements agreements;

    public SigningPages(Visits visits, Agreements agreements) {
        this.visits = visits;
        this.agreements = agreements;
    }

    record Signed(Agreement agreement, Signature signature) {}

    record Listing(List<Agreement> open, List<Signed> signed) {
        Listing {
            open = List.copyOf(open);
            signed = List.copyOf(signed);
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "the own signatures", visits.page(this::show))
                .add("POST", PATH + "/{id}/sign", "the own signature", visits.form(this::sign));
    }

    private Response show(Visit visit) {
        AccountId self = visit.account().id();
        Map<HoldingId, Signature> signatures = agreements.signatures(visit.caller(), self).stream()
                .collect(Collectors.toMap(Signature::agreement, signature -> signature));
        List<Agreement> demanded = agreements.demanded(visit.caller());
        Listing listing = new Listing(
                demanded.stream()
                        .filter(agreement -> !signatures.containsKey(agreement.id()))
                        .toList(),
                demanded.stream()
                        .flatMap(agreement -> Stream.ofNullable(signatures.get(agreement.id()))
                                .map(signature -> new Signed(agreement, signature)))
                        .toList());
        return Pages.page(200, (out, none) -> JtesigningGenerated.render(out, none, visit.frame(), listing));
    }

    private Response sign(Visit visit) {
        agreements.sign(visit.caller(), AgreementPages.idOf(visit));
        boolean isLeft =
                !agreements.unsigned(visit.caller(), visit.account().id()).isEmpty();
        return visit.done(isLeft ? PATH : "/account", isLeft ? "agreement_signed" : "agreements_signed");
    }
}
