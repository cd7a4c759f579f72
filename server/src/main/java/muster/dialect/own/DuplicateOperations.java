package muster.dialect.own;

import java.util.stream.Stream;
import muster.directory.Directory;
import muster.directory.Duplicates;
import muster.model.AccountEntry;
import muster.model.Failure;

/** Accounts that may be one person's. */
final class DuplicateOperations {
    private static final Shape<AccountEntry> ALIKE = Shape.<AccountEntry>of(
                    "Alike", "One of several accounts that have something in common.")
            .with("id", Kind.UUID, "", entry -> entry.account().id())
            .maybe("username", Kind.LINE, "", entry -> entry.account().username())
            .maybe("email", Kind.ADDRESS, "", entry -> entry.account().shownAddress())
            .maybe("last_sign_in", Kind.TIME, "", entry -> entry.activity().lastSignIn())
            .build();

    private static final Shape<Duplicates.Affiliation> AFFILIATION = Shape.<Duplicates.Affiliation>of(
                    "Affiliation", "Where accounts of equal names belong together otherwise.")
            .with("kind", Kind.words(Duplicates.Affiliation.Kind.class), "", Duplicates.Affiliation::kind)
            .with(
                    "shared",
                    Kind.NAME,
                    "The domain of their addresses, or the name of the project or group.",
                    Duplicates.Affiliation::shared)
            .build();

    private static final Shape<Duplicates.Group> GROUP = Shape.<Duplicates.Group>of(
                    "Duplicates", "Accounts that may be one person's.")
            .with("reason", Kind.words(Duplicates.Reason.class), "What they have in common.", Duplicates.Group::reason)
            .with("shared", Kind.NAME, "The address, the subject or the names, folded.", Duplicates.Group::shared)
            .with(
                    "affiliations",
                    Kind.many(new Kind.Part(AFFILIATION)),
                    "Of equal names, what makes it likelier that they are one person's; else none.",
                    group ->
                            group.affiliations().stream().map(AFFILIATION::json).toList())
            .with(
                    "accounts",
                    Kind.many(new Kind.Part(ALIKE)),
                    "The first of them.",
                    group -> group.accounts().stream().map(ALIKE::json).toList())
            .with("more", Kind.FLAG, "Whether there are others.", Duplicates.Group::more)
            .build();

    private final Directory directory;

    DuplicateOperations(Directory directory) {
        this.directory = directory;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(Operation.get("/duplicates", "listDuplicates")
                .says("Accounts that share an address, then those of one outside identity, then those of equal names")
                .asks("maySearchAccounts")
                .pages(GROUP)
                .fails(Failure.NotPermitted.class, Failure.SearchTooLong.class)
                .by(this::list));
    }

    private Reply list(Call call) {
        Duplicates found = directory.roster().duplicates(call.caller(), call.cursor(), call.limit());
        return Reply.page(GROUP, found.groups(), found.next().orElse(null));
    }
}
