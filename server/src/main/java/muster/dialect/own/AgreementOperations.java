package muster.dialect.own;

import java.util.stream.Stream;
import muster.directory.Agreements;
import muster.directory.Directory;
import muster.model.Agreement;
import muster.model.AgreementFailure;
import muster.model.Failure;
import muster.model.Holding;
import muster.model.HoldingId;
import muster.model.Permissions;
import muster.model.Signature;

/** What people have to agree to before they may act. */
final class AgreementOperations {
    private static final Kind NAME = new Kind.Text(Holding.MAXIMUM_NAME_LENGTH);

    private static final Shape<Agreement> AGREEMENT = Shape.<Agreement>of("Agreement", "Something to agree to.")
            .with("id", Kind.UUID, "", Agreement::id)
            .with("name", NAME, "", Agreement::name)
            .with("content_hash", Kind.LINE, "Tells one wording from another.", Agreement::contentHash)
            .maybe("text", Kind.LONG_TEXT, "The wording, where the directory itself keeps it.", Agreement::text)
            .with("required", Kind.FLAG, "Whether everybody has to sign it.", Agreement::required)
            .with("created_at", Kind.TIME, "", Agreement::createdAt)
            .maybe("created_by", Kind.UUID, "", Agreement::createdBy)
            .maybe("retired_at", Kind.TIME, "When it stopped to count.", Agreement::retiredAt)
            .build();

    private static final Shape<Signature> SIGNATURE = Shape.<Signature>of("Signature", "That an account agreed.")
            .with("number", Kind.NUMBER, "", signature -> Long.toString(signature.number()))
            .with("agreement", Kind.UUID, "", Signature::agreement)
            .with("account", Kind.UUID, "", Signature::account)
            .with("signed_at", Kind.TIME, "", Signature::signedAt)
            .build();

    private static final Form NEW = Form.of("NewAgreement")
            .needs("name", NAME, "Has to be free.")
            .needs("text", Kind.LONG_TEXT, "The wording.")
            .build();

    private final Agreements agreements;

    AgreementOperations(Directory directory) {
        this.agreements = directory.agreements();
    }

    Stream<Operation.Draft> all() {
        return Stream.of(
                Operation.get("/agreements", "listAgreements")
                        .says("What everybody has to sign before being activated")
                        .asks("maySeeAccounts")
                        .lists(AGREEMENT)
                        .by(call -> Reply.all(AGREEMENT, agreements.demanded(call.caller()))),
                Operation.post("/agreements", "demandAgreement")
                        .says("Has everybody sign a wording from now on")
                        .asks("mayDemandAgreements", Gate.of(Permissions::mayDemandAgreements))
                        .takes(NEW)
                        .makes(AGREEMENT)
                        .fails(Failure.NotPermitted.class, Failure.HoldingNameTaken.class)
                        .by(this::demand),
                Operation.post("/agreements/{agreement}/retire", "retireAgreement")
                        .says("Stops demanding an agreement; who signed it has signed it still")
                        .asks("mayDemandAgreements")
                        .answers(AGREEMENT)
                        .fails(Failure.NotPermitted.class, AgreementFailure.NoSuchAgreement.class)
                        .by(call -> Reply.of(AGREEMENT, agreements.retire(call.caller(), agreement(call)))),
                Operation.post("/agreements/{agreement}/sign", "signAgreement")
                        .says("Signs an agreement yourself")
                        .asks("maySeeSignatures")
                        .answers(SIGNATURE)
                        .fails(AgreementFailure.NoSuchAgreement.class)
                        .by(call -> Reply.of(SIGNATURE, agreements.sign(call.caller(), agreement(call)))),
                Operation.get("/accounts/{id}/signatures", "listSignatures")
                        .says("What an account has signed")
                        .asks("maySeeSignatures")
                        .lists(SIGNATURE)
                        .fails(Failure.NotPermitted.class)
                        .by(call -> Reply.all(SIGNATURE, agreements.signatures(call.caller(), call.account()))));
    }

    private static HoldingId agreement(Call call) {
        return call.path("agreement", HoldingId::parse, new AgreementFailure.NoSuchAgreement());
    }

    private Reply demand(Call call) {
        Body body = call.body();
        Agreement made = agreements.demand(call.caller(), body.text("name"), body.text("text"));
        return Reply.of(AGREEMENT, made);
    }
}
