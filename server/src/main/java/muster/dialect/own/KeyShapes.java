package muster.dialect.own;

import muster.directory.Keys;
import muster.directory.Sessions;
import muster.model.Key;
import muster.model.Rank;

/** How keys and sessions are written. */
final class KeyShapes {
    static final Shape<Key> KEY = key(Shape.of("Key", "What stands for a signed-in account; never its secret."))
            .build();

    static final Shape<Keys.MadeKey> MADE = Shape.<Keys.MadeKey>of(
                    "MadeKey", "A new key with its secret, which is told once.")
            .with(
                    "secret",
                    Kind.LINE,
                    "Nobody can read it again.",
                    made -> made.secret().reveal())
            .with("key", new Kind.Part(KEY), "", made -> KEY.json(made.key()))
            .build();

    static final Shape<Sessions.Entry> USE = Shape.<Sessions.Entry>of(
                    "KeyUse", "A key or session, and from where it was last used.")
            .with("key", new Kind.Part(KEY), "", entry -> KEY.json(entry.use().key()))
            .maybe(
                    "address",
                    Kind.LINE,
                    "Of the client then.",
                    entry -> entry.use().address())
            .maybe(
                    "client",
                    Kind.LINE,
                    "What the client called itself then.",
                    entry -> entry.use().client())
            .with("in_use", Kind.FLAG, "Whether it is the very key of this request.", Sessions.Entry::isInUse)
            .build();

    private KeyShapes() {}

    private static Shape.Builder<Key> key(Shape.Builder<Key> shape) {
        return shape.with("id", Kind.NUMBER, "", Key::id)
                .with("account", Kind.UUID, "For whom it stands.", Key::account)
                .with("purpose", Kind.words(Key.Purpose.class), "What it is for.", Key::purpose)
                .with("label", Kind.LINE, "What its owner calls it.", Key::label)
                .with("scopes", Kind.many(Kind.LINE), "What it may be used for; all for everything.", Key::scopes)
                .with("doors", Kind.many(Kind.LINE), "The doors that it opens; none for every door.", Key::doors)
                .maybe("rank_cap", Kind.words(Rank.class), "It never acts with more.", Key::rankCap)
                .with("created_at", Kind.TIME, "", Key::createdAt)
                .maybe("created_by", Kind.UUID, "Null at the host.", Key::createdBy)
                .maybe("parent", Kind.NUMBER, "The key it was made with; it has no more than that one.", Key::parent)
                .maybe("expires_at", Kind.TIME, "", Key::expiresAt)
                .with("tail", Kind.LINE, "The last characters of the secret.", Key::tail)
                .maybe("last_used_at", Kind.TIME, "", Key::lastUsedAt);
    }
}
