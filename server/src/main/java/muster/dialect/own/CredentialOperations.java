package muster.dialect.own;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import muster.directory.CodeTable;
import muster.directory.Directory;
import muster.directory.Keys;
import muster.directory.SecondFactors;
import muster.directory.Sessions;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Caller;
import muster.model.Code;
import muster.model.Failure;
import muster.model.KeyId;
import muster.model.Permissions;
import muster.model.Refused;
import muster.model.SecondFactorFailure;

/** Codes, second factors, keys and sessions of accounts: with keys that were made for such things. */
final class CredentialOperations {
    private static final String SCOPE = "The key in use needs the scope credentials.";

    /** What is ended at once. */
    enum Ending {
        SESSIONS,
        EVERYTHING
    }

    private static final Shape<CodeTable.Row> CODES = Shape.<CodeTable.Row>of(
                    "Codes", "The codes of an account that count now, to be read to the person.")
            .maybe("registration", Kind.LINE, "For the first password.", CodeTable.Row::registration)
            .maybe("registration_ends", Kind.TIME, "", row -> row.ends().get(Code.Purpose.REGISTRATION))
            .maybe("reset", Kind.LINE, "For another password.", CodeTable.Row::reset)
            .maybe("reset_ends", Kind.TIME, "", row -> row.ends().get(Code.Purpose.RESET))
            .with(
                    "burnt",
                    Kind.many(Kind.words(Code.Purpose.class)),
                    "Those that were tried wrongly too often.",
                    row -> row.burnt().stream().sorted().toList())
            .build();

    private static final Shape<SecondFactors.Status> FACTOR = Shape.<SecondFactors.Status>of(
                    "SecondFactor", "Whether an account has a second factor.")
            .with("on", Kind.FLAG, "", SecondFactors.Status::on)
            .maybe("since", Kind.TIME, "", SecondFactors.Status::since)
            .with("recovery_codes_left", Kind.COUNT, "", SecondFactors.Status::recoveryCodesLeft)
            .build();

    static final Shape<Integer> ENDED = Shape.<Integer>of("Ended", "How many were ended.")
            .with("ended", Kind.COUNT, "", count -> count)
            .build();

    private static final Form ENDING = Form.of("Ending")
            .needs("what", Kind.words(Ending.class), "Sessions, or keys for programs too.")
            .build();

    private static final Failure MAY_NOT_END = new Failure.MayNotRemove("key");

    private final Directory directory;
    private final AccountViews views;

    CredentialOperations(Directory directory, AccountViews views) {
        this.directory = directory;
        this.views = views;
    }

    Stream<Operation.Draft> all() {
        Sessions sessions = directory.sessions();
        return Stream.of(
                Operation.post("/accounts/{id}/codes", "issueCode")
                        .says("Issues a code with which the person sets a password", SCOPE)
                        .asks("mayHandleCodes")
                        .answers(CODES)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class, Failure.HolderBarred.class)
                        .by(this::issue),
                Operation.get("/accounts/{id}/codes", "showCodes")
                        .says("Shows the codes of an account", "The first look of each viewer is an event. " + SCOPE)
                        .asks("mayHandleCodes")
                        .answers(CODES)
                        .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class, Failure.KeyTooNarrow.class)
                        .by(call -> Reply.of(CODES, codes(call.known(), call.account()))),
                Operation.get("/accounts/{id}/second-factor", "getSecondFactor")
                        .says("Whether an account has a second factor")
                        .asks("maySeePrivateFields")
                        .answers(FACTOR)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(call -> Reply.of(FACTOR, directory.secondFactors().status(call.caller(), call.account()))),
                Operation.delete("/accounts/{id}/second-factor", "resetSecondFactor")
                        .says("Turns off the second factor of somebody who lost it", "All sessions end. " + SCOPE)
                        .asks("mayResetSecondFactor")
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.NotPermitted.class,
                                SecondFactorFailure.SecondFactorOff.class)
                        .by(call -> {
                            directory.secondFactors().reset(call.caller(), call.account());
                            return Reply.NOTHING;
                        }),
                Operation.get("/accounts/{id}/keys", "listKeys")
                        .says("Keys and sessions of an account, latest made first", "At most 500. " + SCOPE)
                        .asks("mayManageCredentials")
                        .lists(KeyShapes.USE)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotView.class)
                        .by(call -> Reply.all(
                                KeyShapes.USE,
                                sessions.list(call.caller(), call.account()).entries())),
                Operation.delete("/accounts/{id}/keys/{key}", "endKey")
                        .says("Ends one key or session for good", SCOPE)
                        .asks("mayEndKey")
                        .fails(
                                Failure.NoSuchAccount.class,
                                Failure.NoSuchKey.class,
                                Failure.MayNotRemove.class,
                                Failure.LastAdministrator.class)
                        .by(call -> {
                            sessions.end(call.caller(), call.account(), key(call));
                            return Reply.NOTHING;
                        }),
                Operation.post("/accounts/{id}/end-keys", "endKeys")
                        .says("Ends all sessions of an account, or all that stands for it", SCOPE)
                        .asks(
                                "mayManageCredentials",
                                Gate.on(views, Permissions::mayManageCredentials, MAY_NOT_END)
                                        .withCredentials(MAY_NOT_END))
                        .takes(ENDING)
                        .answers(ENDED)
                        .fails(Failure.NoSuchAccount.class, Failure.MayNotRemove.class, Failure.LastAdministrator.class)
                        .by(this::endAll));
    }

    static KeyId key(Call call) {
        return call.path("key", KeyId::parse, new Failure.NoSuchKey());
    }

    private Reply issue(Call call) {
        directory.codes().issue(call.caller(), call.account());
        return Reply.of(CODES, codes(call.known(), call.account()));
    }

    /** Those whose codes the caller may not see have none to be told of, so that is asked first. */
    private CodeTable.Row codes(Keys.Known known, AccountId id) {
        Caller caller = known.caller();
        Account account = directory.accounts().get(caller, id).account();
        require(Permissions.mayHandleCodes(caller, account.rank()), new Failure.NotPermitted());
        require(known.key().handlesCredentials(), new Failure.KeyTooNarrow());
        Map<AccountId, CodeTable.Row> rows = directory.codeTable().of(caller, List.of(account));
        return rows.getOrDefault(id, CodeTable.Row.NONE);
    }

    private static void require(boolean permitted, Failure otherwise) {
        if (!permitted) {
            throw new Refused(otherwise);
        }
    }

    private Reply endAll(Call call) {
        Sessions sessions = directory.sessions();
        Ending what = call.body().wordOrNull(Ending.class, "what");
        int ended = what == Ending.SESSIONS
                ? sessions.endSessions(call.caller(), call.account())
                : sessions.endEverything(call.caller(), call.account());
        return Reply.of(ENDED, ended);
    }
}
