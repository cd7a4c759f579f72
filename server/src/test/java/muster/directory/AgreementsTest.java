package muster.directory;

import static muster.directory.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import muster.model.Account;
import muster.model.Act;
import muster.model.Agreement;
import muster.model.AgreementFailure;
import muster.model.Caller;
import muster.model.Event;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Life;
import muster.model.Rank;
import muster.model.Signature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private static final Holdings.Sort SORT = new Holdings.Sort("test", "thing");

    private final TestDirectory site = new TestDirectory();
    private final Agreements agreements = site.directory.agreements();
    private Caller administrator;
    private Account ada;
    private Caller asAda;
    private Holding rules;

    @BeforeEach
    void setUp() {
        administrator = site.as(site.first());
        ada = site.create("ada", Rank.VIEWER);
        asAda = site.as(ada);
        rules = thing("rules");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Holding thing(String name) {
        var wanted = new NewHolding(name, Holding.Naming.UNIQUE, null, "{}");
        return site.directory.estate().create(administrator, SORT, wanted);
    }

    private Agreement demand(Holding thing) {
        return agreements.demand(administrator, new Agreements.Wording(thing.id(), thing.name(), "hash", null));
    }

    private List<Act> acts() {
        return site.directory.ledger().list(administrator, null, true, 100).events().stream()
                .map(Event::act)
                .filter(act -> act.name().startsWith("AGREEMENT") || act.name().startsWith("SIGNATURES"))
                .toList();
    }

    @Test
    void administratorsDemandThatSomethingIsSignedUntilTheyRetireIt() {
        assertRefused(
                Failure.NotPermitted.class,
                () -> agreements.demand(asAda, new Agreements.Wording(rules.id(), "rules", "hash", null)));
        assertRefused(
                Failure.NoSuchHolding.class,
                () -> agreements.demand(
                        administrator, new Agreements.Wording(new HoldingId(new UUID(1, 2)), "x", "hash", null)));

        Agreement demanded = demand(rules);

        assertThat(demand(rules)).isEqualTo(demanded);
        assertThat(agreements.demanded(asAda)).containsExactly(demanded);
        assertThat(agreements.things(asAda)).containsExactly(rules);
        assertThat(agreements.unsigned(asAda, ada.id())).containsExactly(demanded);
        assertRefused(Failure.NotPermitted.class, () -> agreements.retire(asAda, rules.id()));
        agreements.retire(administrator, rules.id());
        agreements.retire(administrator, rules.id());
        assertThat(agreements.demanded(asAda)).isEmpty();
        assertThat(agreements.things(asAda)).isEmpty();
        assertThat(demand(rules)).isEqualTo(demanded);
        assertThat(acts()).containsExactly(Act.AGREEMENT_REQUIRED, Act.AGREEMENT_RETIRED, Act.AGREEMENT_REQUIRED);
    }

    @Test
    void theDirectoryKeepsAWordingItself() {
        Agreement demanded = agreements.demand(administrator, "Terms 2026", "Be kind.\nClean up.");

        assertThat(demanded.text()).isEqualTo("Be kind.\nClean up.");
        // As sha256sum says of the text.
        assertThat(demanded.contentHash())
                .isEqualTo("59fbcb546496c10b52c68638608dff154954be8efd7f27e1135cd3dfe155f7eb");
        assertThat(agreements.unsigned(asAda, ada.id())).containsExactly(demanded);
        assertThat(agreements.things(asAda)).extracting(Holding::name).containsExactly("Terms 2026");
        agreements.sign(asAda, demanded.id());
        assertThat(agreements.unsigned(asAda, ada.id())).isEmpty();
        assertThat(acts()).containsExactly(Act.AGREEMENT_REQUIRED, Act.AGREEMENT_SIGNED);
    }

    @Test
    void aWordingKeptHereHasATitleOfItsOwnAndSaysSomething() {
        Agreement first = agreements.demand(administrator, "Terms", "Be kind.");
        assertRefused(Failure.HoldingNameTaken.class, () -> agreements.demand(administrator, "TERMS", "Be kinder."));
        agreements.retire(administrator, first.id());
        assertRefused(Failure.HoldingNameTaken.class, () -> agreements.demand(administrator, "Terms", "Be kinder."));
        assertRefused(Failure.Malformed.class, () -> agreements.demand(administrator, " ", "Be kind."));
        assertRefused(Failure.Malformed.class, () -> agreements.demand(administrator, "More", " \n"));
        assertRefused(Failure.Malformed.class, () -> agreements.demand(administrator, "More", "w".repeat(65_537)));
        assertRefused(Failure.NotPermitted.class, () -> agreements.demand(asAda, "Mine", "Be kind to me."));
        assertThat(agreements.demanded(asAda)).isEmpty();
        assertThat(agreements.all(administrator, List.of(first.id(), rules.id())))
                .containsOnlyKeys(first.id());
        assertRefused(Failure.NotPermitted.class, () -> agreements.all(asAda, List.of(first.id())));
    }

    @Test
    void aSignatureIsGivenOnceAndKept() {
        demand(rules);
        demand(thing("more rules"));

        Signature signature = agreements.sign(asAda, rules.id());

        assertThat(signature).isEqualTo(new Signature(signature.number(), rules.id(), ada.id(), site.now()));
        assertThat(agreements.sign(asAda, rules.id())).isEqualTo(signature);
        assertThat(agreements.signatures(asAda, ada.id())).containsExactly(signature);
        assertThat(agreements.unsigned(asAda, ada.id()))
                .extracting(Agreement::name)
                .containsExactly("more rules");
        assertThat(agreements.signaturesAfter(administrator, 0, 10)).containsExactly(signature);
        assertThat(acts()).endsWith(Act.AGREEMENT_REQUIRED, Act.AGREEMENT_SIGNED);
    }

    @Test
    void whatNobodyNeedSignIsNotSigned() {
        assertRefused(AgreementFailure.NoSuchAgreement.class, () -> agreements.sign(asAda, rules.id()));
        demand(rules);
        agreements.retire(administrator, rules.id());
        assertRefused(AgreementFailure.NoSuchAgreement.class, () -> agreements.sign(asAda, rules.id()));
        assertRefused(Failure.NotPermitted.class, () -> agreements.sign(TestDirectory.HOST, rules.id()));
    }

    @Test
    void whoWasNeverActivatedSignsToo() {
        demand(rules);
        site.store.write(writing -> {
            Account account = writing.accounts().lock(ada.id()).orElseThrow();
            writing.accounts().save(account.withLife(Life.INVITED.welcomed(), site.now(), null));
            return account;
        });

        assertThat(agreements.sign(asAda, rules.id()).account()).isEqualTo(ada.id());
        assertThat(agreements.unsigned(asAda, ada.id())).isEmpty();
    }

    @Test
    void signaturesAreSeenByTheSignerAndByAdministrators() {
        demand(rules);
        Signature signature = agreements.sign(asAda, rules.id());
        Caller asBen = site.as(site.create("ben", Rank.MANAGER));

        assertThat(agreements.signatures(administrator, ada.id())).containsExactly(signature);
        assertThat(agreements.signature(asAda, signature.number())).contains(signature);
        assertThat(agreements.signature(asBen, signature.number())).isEmpty();
        assertRefused(Failure.NotPermitted.class, () -> agreements.signatures(asBen, ada.id()));
        assertRefused(Failure.NotPermitted.class, () -> agreements.unsigned(asBen, ada.id()));
        assertRefused(Failure.NotPermitted.class, () -> agreements.signaturesAfter(asBen, 0, 10));
        assertRefused(Failure.NoCredentials.class, () -> agreements.demanded(Caller.anonymous(TestDirectory.origin())));
    }

    @Test
    void forgottenSignaturesAreGivenAgain() {
        demand(rules);
        Signature signature = agreements.sign(asAda, rules.id());
        assertRefused(Failure.NotPermitted.class, () -> agreements.forget(asAda, ada.id()));

        assertThat(agreements.forget(administrator, ada.id())).containsExactly(signature);
        assertThat(agreements.forget(administrator, ada.id())).isEmpty();

        assertThat(agreements.unsigned(asAda, ada.id())).hasSize(1);
        assertThat(agreements.sign(asAda, rules.id()).number()).isGreaterThan(signature.number());
        assertThat(acts()).containsOnlyOnce(Act.SIGNATURES_FORGOTTEN);
    }

    @Test
    void anAdministratorSignsForSomebodyAndNobodyElseDoes() {
        demand(rules);
        Account ben = site.create("ben", Rank.VIEWER);
        assertRefused(Failure.NotPermitted.class, () -> agreements.sign(asAda, rules.id(), ben.id()));

        Signature signature = agreements.sign(administrator, rules.id(), ada.id());

        assertThat(agreements.signatures(asAda, ada.id())).containsExactly(signature);
        assertThat(agreements.sign(asAda, rules.id())).isEqualTo(signature);
    }

    @Test
    void oneSignatureIsForgottenByAdministratorsAlone() {
        Holding privacy = thing("privacy");
        demand(rules);
        demand(privacy);
        Signature first = agreements.sign(asAda, rules.id());
        Signature second = agreements.sign(asAda, privacy.id());
        assertRefused(Failure.NotPermitted.class, () -> agreements.forget(asAda, first.number()));

        assertThat(agreements.forget(administrator, first.number())).isEqualTo(first);

        assertThat(agreements.signatures(asAda, ada.id())).containsExactly(second);
        assertThat(acts()).last().isEqualTo(Act.SIGNATURES_FORGOTTEN);
        assertRefused(AgreementFailure.NoSuchAgreement.class, () -> agreements.forget(administrator, first.number()));
    }
}
