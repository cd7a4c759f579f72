package muster.dialect.own;

import java.time.Instant;
import java.util.function.Function;
import muster.dialect.own.AccountViews.View;
import muster.model.Account;
import muster.model.AccountKind;
import muster.model.AccountProject;
import muster.model.AccountState;
import muster.model.Block;
import muster.model.Email;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** How accounts are written. */
final class AccountShapes {

    static final Shape<Email> EMAIL = Shape.<Email>of("Email", "One of the addresses of an account.")
            .with(
                    "address",
                    Kind.ADDRESS,
                    "As it was written.",
                    email -> email.address().value())
            .with("verified", Kind.FLAG, "Whether somebody has proven to read mail there.", Email::verified)
            .with("claimed", Kind.FLAG, "Whether it finds and signs in this account and no other.", Email::claimed)
            .build();

    static final Shape<Block> BLOCK = Shape.<Block>of("Block", "Something that keeps an account from acting.")
            .with("kind", Kind.words(Block.Kind.class), "Which of the three.", Block::kind)
            .with("door", Kind.LINE, "Where it was set.", Block::door)
            .maybe("reason", Kind.LINE, "In somebody's words.", Block::reason)
            .maybe("by", Kind.UUID, "Who set it; null at the host.", Block::by)
            .with("since", Kind.TIME, "Since when.", Block::since)
            .maybe("until", Kind.TIME, "When it ends by itself.", Block::until)
            .build();

    static final Shape<View> ACCOUNT = account();

    private AccountShapes() {}

    private static Shape<View> account() {
        Shape.Builder<View> shape = Shape.<View>of(
                        "Account",
                        "Somebody, or some program. What the caller may not see is left out; the state is what has to be undone"
                                + " first for the account to act.")
                .with(
                        "id",
                        Kind.UUID,
                        "Never changes, never reused.",
                        view -> view.account().id())
                .with(
                        "version",
                        Kind.COUNT,
                        "Grows with each stored change; the ETag.",
                        view -> view.account().version())
                .with(
                        "kind",
                        Kind.words(AccountKind.class),
                        "Who stands behind it.",
                        view -> view.account().kind())
                .maybe("username", Kind.LINE, "Unique in the directory.", of(Account::username))
                .maybe(
                        "first_name",
                        Kind.LINE,
                        "",
                        of(account -> account.profile().givenName()))
                .maybe(
                        "last_name",
                        Kind.LINE,
                        "",
                        of(account -> account.profile().familyName()))
                .maybe(
                        "display_name",
                        Kind.LINE,
                        "",
                        of(account -> account.profile().displayName()));
        open(
                shape,
                "emails",
                Kind.many(new Kind.Part(EMAIL)),
                "The first is the primary one.",
                account -> account.emails().stream().map(EMAIL::json).toList());
        open(shape, "pending_email", Kind.ADDRESS, "An address that waits to be proven.", Account::pendingEmail);
        open(shape, "rank", Kind.words(Rank.class), "How much the account may.", Account::rank);
        shape.only(View::isOpen, "state", Kind.words(AccountState.class), "In one word.", View::state);
        open(
                shape,
                "blocks",
                Kind.many(new Kind.Part(BLOCK)),
                "What keeps it from acting.",
                account -> account.life().blocks().stream().map(BLOCK::json).toList());
        open(
                shape,
                "description",
                Kind.LONG_TEXT,
                "",
                account -> account.profile().description());
        open(
                shape,
                "locale",
                Kind.LINE,
                "Such as de.",
                account -> account.profile().locale());
        open(
                shape,
                "readonly",
                Kind.FLAG,
                "Whether profile and rank stay as they are.",
                account -> account.life().readonly());
        open(shape, "project", Kind.UUID, "To which it belongs.", AccountShapes::project);
        times(shape);
        return shape.build();
    }

    private static void times(Shape.Builder<View> shape) {
        open(
                shape,
                "activated_at",
                Kind.TIME,
                "Null while invited.",
                account -> account.life().activatedAt());
        open(shape, "expires_at", Kind.TIME, "", account -> account.life().expiresAt());
        open(shape, "trashed_at", Kind.TIME, "", account -> account.life().trashedAt());
        open(shape, "created_at", Kind.TIME, "", account -> account.stamps().createdAt());
        open(shape, "created_by", Kind.UUID, "", account -> account.stamps().createdBy());
        open(shape, "modified_at", Kind.TIME, "", account -> account.stamps().modifiedAt());
        open(shape, "modified_by", Kind.UUID, "", account -> account.stamps().modifiedBy());
        open(
                shape,
                "password_changed_at",
                Kind.TIME,
                "",
                account -> account.stamps().passwordChangedAt());
        shape.only(
                        View::isOpen,
                        "last_sign_in",
                        Kind.TIME,
                        "",
                        view -> view.activity().lastSignIn())
                .only(
                        View::isOpen,
                        "last_activity",
                        Kind.TIME,
                        "",
                        view -> view.activity().lastActivity())
                .only(
                        View::isOpen,
                        "locked_until",
                        Kind.TIME,
                        "After wrong passwords; null as well when only somebody ends it.",
                        AccountShapes::lockedUntil)
                .only(
                        view -> view.secondFactor() != null,
                        "second_factor",
                        Kind.FLAG,
                        "Whether it is on.",
                        View::secondFactor);
    }

    private static Function<View, @Nullable Object> of(Function<Account, @Nullable Object> value) {
        return view -> value.apply(view.account());
    }

    private static void open(
            Shape.Builder<View> shape,
            String name,
            Kind kind,
            String about,
            Function<Account, @Nullable Object> value) {
        shape.only(View::isOpen, name, kind, about, of(value));
    }

    private static @Nullable Object project(Account account) {
        AccountProject project = account.project();
        return project == null ? null : project.id();
    }

    private static @Nullable Instant lockedUntil(View view) {
        Instant until = view.activity().lockedUntil();
        return Instant.MAX.equals(until) ? null : until;
    }
}
