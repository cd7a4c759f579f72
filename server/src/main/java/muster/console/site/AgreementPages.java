package muster.console.site;

import java.util.List;
import java.util.Map;
import muster.console.page.Pages;
import muster.console.page.Problems;
import muster.console.visit.Visit;
import muster.console.visit.Visits;
import muster.directory.Directory;
import muster.http.Response;
import muster.http.Routes;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Agreement;
import muster.model.AgreementFailure;
import muster.model.Failure;
import muster.model.HoldingId;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.Signature;
import org.jspecify.annotations.Nullable;

/** {@code /admin/agreements}: what everybody has to sign, and who did. */
public final class AgreementPages {
    private static final String PATH = "/admin/agreements";
    private static final int PAGE = 100;

    private final Visits visits;
    private final Directory directory;

    public AgreementPages(Visits visits, Directory directory) {
        this.visits = visits;
        this.directory = directory;
    }

    /** An agreement as somebody words it. */
    record Form(String name, String text, Problems problems) {
        static final Form EMPTY = new Form("", "", Problems.none());

        /** Browsers end the lines of a text in two characters, whatever was typed. */
        static Form typed(Visit visit) {
            return new Form(visit.typed("name"), visit.typed("text").replace("\r\n", "\n"), Problems.none());
        }

        Form with(Problems found) {
            return new Form(name, text, found);
        }
    }

    record Listing(List<Agreement> agreements, Form form) {
        Listing {
            agreements = List.copyOf(agreements);
        }
    }

    /**
     * @param signer null for one who is gone
     * @param agreement null for one that is gone
     */
    record Line(
            Signature signature,
            @Nullable Account signer,
            @Nullable Agreement agreement) {}

    /**
     * @param after the number of the signature behind which the page begins; 0 for the first
     * @param next the same of the next page; 0 at the end
     */
    record Signatures(List<Line> lines, long after, long next) {
        Signatures {
            lines = List.copyOf(lines);
        }
    }

    public void addTo(Routes routes) {
        routes.add("GET", PATH, "mayDemandAgreements", visits.page(visit -> page(visit, 200, Form.EMPTY)))
                .add("POST", PATH, "mayDemandAgreements", visits.form(this::demand))
                .add("GET", PATH + "/signatures", "mayDemandAgreements", visits.page(this::signatures))
                .add("GET", PATH + "/{id}/retire", "mayDemandAgreements", visits.page(this::askRetire))
                .add("POST", PATH + "/{id}/retire", "mayDemandAgreements", visits.form(this::retire));
    }

    private static void requireMayDemand(Visit visit) {
        if (!Permissions.mayDemandAgreements(visit.caller())) {
            throw new Refused(new Failure.NotPermitted());
        }
    }

    private Response page(Visit visit, int status, Form form) {
        requireMayDemand(visit);
        Listing listing = new Listing(directory.agreements().demanded(visit.caller()), form);
        return Pages.page(status, (out, none) -> JteagreementsGenerated.render(out, none, visit.frame(), listing));
    }

    private Response demand(Visit visit) {
        requireMayDemand(visit);
        Form form = Form.typed(visit);
        try {
            directory.agreements().demand(visit.caller(), form.name(), form.text());
            return visit.done(PATH, "agreement_demanded");
        } catch (Refused refused) {
            return page(visit, 422, form.with(problems(visit, refused)));
        }
    }

    private static Problems problems(Visit visit, Refused refused) {
        return switch (refused.failure()) {
            case Failure.HoldingNameTaken _ -> Problems.at("name", visit.t("agreement.name_taken"));
            case Failure.Malformed(var field, var _) -> Problems.at(field, visit.sentence(refused));
            default -> throw refused;
        };
    }

    private Response askRetire(Visit visit) {
        requireMayDemand(visit);
        HoldingId id = idOf(visit);
        Agreement agreement =
                directory.agreements().all(visit.caller(), List.of(id)).get(id);
        if (agreement == null) {
            throw new Refused(new AgreementFailure.NoSuchAgreement());
        }
        return Pages.page(200, (out, none) -> JteretireGenerated.render(out, none, visit.frame(), agreement));
    }

    private Response retire(Visit visit) {
        directory.agreements().retire(visit.caller(), idOf(visit));
        return visit.done(PATH, "agreement_retired");
    }

    static HoldingId idOf(Visit visit) {
        return HoldingId.parse(visit.request().path("id"))
                .orElseThrow(() -> new Refused(new AgreementFailure.NoSuchAgreement()));
    }

    private Response signatures(Visit visit) {
        requireMayDemand(visit);
        String asked = visit.asked("after");
        long after = asked.matches("[0-9]{1,18}") ? Long.parseLong(asked) : 0;
        List<Signature> found = directory.agreements().signaturesAfter(visit.caller(), after, PAGE + 1);
        List<Signature> shown = found.subList(0, Math.min(PAGE, found.size()));
        List<AccountId> signers = shown.stream().map(Signature::account).toList();
        Map<AccountId, Account> accounts = directory.accounts().getAll(visit.caller(), signers);
        Map<HoldingId, Agreement> agreements = directory
                .agreements()
                .all(visit.caller(), shown.stream().map(Signature::agreement).toList());
        List<Line> lines = shown.stream()
                .map(each -> new Line(each, accounts.get(each.account()), agreements.get(each.agreement())))
                .toList();
        long next = found.size() > PAGE ? shown.getLast().number() : 0;
        Signatures page = new Signatures(lines, after, next);
        return Pages.page(200, (out, none) -> JtesignaturesGenerated.render(out, none, visit.frame(), page));
    }
}
