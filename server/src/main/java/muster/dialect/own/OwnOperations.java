package muster.dialect.own;

import java.util.List;
import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Keys;
import muster.model.Failure;
import muster.model.Key;
import muster.model.NewKey;
import muster.model.Password;
import muster.model.Rank;
import muster.model.Refused;

/** The account of whoever asks, with its keys. */
final class OwnOperations {
    private static final Kind PASSWORD = new Kind.Text(Password.MAXIMUM_LENGTH);
    private static final Kind SCOPES = new Kind.Many(new Kind.Words(List.of(Key.EVERYTHING, Key.CREDENTIALS)), 2);

    private static final Form NEW_PASSWORD = Form.of("NewPassword")
            .needs("current", PASSWORD, "The present one; a wrong one counts as a wrong sign-in does.")
            .needs("password", PASSWORD, "The next one.")
            .clears("second_factor", Kind.LINE, "A code of the app or a recovery code, for who has a second factor.")
            .build();

    private final Directory directory;
    private final Shape<Keys.Known> me;
    private final Form newKey;

    /** @param doors the names of all doors */
    OwnOperations(Directory directory, AccountViews views, List<String> doors) {
        this.directory = directory;
        this.me = Shape.<Keys.Known>of("Me", "Whoever asks, and with which key.")
                .with(
                        "account",
                        new Kind.Part(AccountShapes.ACCOUNT),
                        "",
                        known -> AccountShapes.ACCOUNT.json(
                                views.get(known.caller(), known.account().id())))
                .with("key", new Kind.Part(KeyShapes.KEY), "The key in use.", known -> KeyShapes.KEY.json(known.key()))
                .maybe(
                        "rank",
                        Kind.words(Rank.class),
                        "What counts: the lower of account and key.",
                        known -> known.caller().rank())
                .build();
        this.newKey = newKey(doors);
    }

    private static Form newKey(List<String> doors) {
        Kind some = new Kind.Many(new Kind.Words(doors), doors.size());
        return Form.of("NewKey")
                .needs("label", Kind.LINE, "What you call it.")
                .takes(
                        "scopes",
                        SCOPES,
                        "What it may be used for; all when left out. With credentials too it shows codes and ends keys.")
                .takes("doors", some, "The doors that it opens; every door when left out.")
                .clears("rank_cap", Kind.words(Rank.class), "It never acts with more.")
                .clears("expires_at", Kind.TIME, "Never when left out.")
                .build();
    }

    Stream<Operation.Draft> all() {
        Keys keys = directory.keys();
        return Stream.of(
                Operation.get("/me", "getMe")
                        .says("Who you are here")
                        .asks("maySeeAccounts")
                        .answers(me)
                        .by(call -> Reply.of(me, call.known())),
                Operation.get("/me/keys", "listOwnKeys")
                        .says("Your keys for programs, oldest first")
                        .asks("maySeeKeys")
                        .lists(KeyShapes.KEY)
                        .by(call -> Reply.all(KeyShapes.KEY, keys.list(call.caller(), call.self()))),
                Operation.post("/me/keys", "createKey")
                        .says(
                                "Makes a key of yours",
                                "It has no more than the key in use: scopes, doors, rank and time.")
                        .asks("mayCreateKey", Gate.OPEN)
                        .takes(newKey)
                        .makes(KeyShapes.MADE)
                        .fails(Failure.KeyRankTooHigh.class, Failure.ExpiryInThePast.class, Failure.KeyTooNarrow.class)
                        .by(this::createKey),
                Operation.delete("/me/keys/{key}", "endOwnKey")
                        .says("Ends a key of yours for good")
                        .asks("mayEndKey")
                        .fails(Failure.NoSuchKey.class, Failure.MayNotRemove.class, Failure.LastAdministrator.class)
                        .by(call -> {
                            keys.end(call.caller(), call.self(), CredentialOperations.key(call));
                            return Reply.NOTHING;
                        }),
                Operation.put("/me/password", "changeOwnPassword")
                        .says(
                                "Sets another password in place of the one you know",
                                "The key in use needs the scope credentials.")
                        .asks("mayManageCredentials", Gate.OPEN.withCredentials(new Failure.NotPermitted()))
                        .patient()
                        .takes(NEW_PASSWORD)
                        .silent()
                        .fails(Failure.NotPermitted.class, Failure.CodeRefused.class, Failure.PasswordRefused.class)
                        .by(this::changePassword));
    }

    private Reply createKey(Call call) {
        Body body = call.body();
        List<String> scopes = body.has("scopes") ? body.texts("scopes") : List.of(Key.EVERYTHING);
        NewKey wanted = new NewKey(
                Key.Purpose.API_KEY,
                body.text("label"),
                scopes,
                body.texts("doors"),
                body.wordOrNull(Rank.class, "rank_cap"),
                body.timeOrNull("expires_at"));
        Keys.MadeKey made = directory.keys().create(call.caller(), call.self(), wanted);
        return Reply.created(
                KeyShapes.MADE, made, null, "/me/keys/" + made.key().id());
    }

    private Reply changePassword(Call call) {
        Body body = call.body();
        Password current = body.parsed("current", Password::ofText);
        Password next = body.parsed("password", Password::ofText);
        String factor = body.textOrNull("second_factor");
        try {
            directory.passwords().change(call.caller(), current, next, factor == null ? "" : factor);
        } catch (Refused refused) {
            if (refused.failure() instanceof Failure.BadCredentials) {
                // The key was good: that would be said of it.
                throw body.complaint("current", "This is not the present password, or the account is locked.");
            }
            throw refused;
        }
        return Reply.NOTHING;
    }
}
