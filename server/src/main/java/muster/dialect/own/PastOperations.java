package muster.dialect.own;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import muster.directory.AccountThen;
import muster.directory.Directory;
import muster.directory.Existence;
import muster.directory.GroupThen;
import muster.directory.ValueThen;
import muster.model.Failure;

/** Accounts as they were. */
final class PastOperations {
    private static final String AT = "at";

    private static final Shape<ValueThen> VALUE = Shape.<ValueThen>of("ValueThen", "What a field was.")
            .with("field", Kind.LINE, "As the ledger calls it.", ValueThen::field)
            .maybe("value", Kind.ANYTHING, "Null for no value, and where it is not told.", ValueThen::value)
            .with("source", Kind.words(ValueThen.Source.class), "How it is known.", ValueThen::source)
            .build();

    private static final Shape<GroupThen.Name> GROUP = Shape.<GroupThen.Name>of(
                    "GroupThen", "A group as it was called.")
            .with("id", Kind.UUID, "", GroupThen.Name::id)
            .maybe("name", Kind.ANYTHING, "Null when it is not told.", GroupThen.Name::name)
            .build();

    private static final Shape<AccountThen> ACCOUNT = Shape.<AccountThen>of("AccountThen", "An account as it was.")
            .with("id", Kind.UUID, "", AccountThen::id)
            .with(AT, Kind.TIME, "", AccountThen::at)
            .with("existence", Kind.words(Existence.class), "Whether it was there.", AccountThen::existence)
            .with(
                    "values",
                    Kind.many(new Kind.Part(VALUE)),
                    "Fields without a value are left out.",
                    then -> then.values().stream().map(VALUE::json).toList())
            .with(
                    "groups",
                    Kind.many(new Kind.Part(GROUP)),
                    "In which it was.",
                    then -> then.groups().stream().map(GROUP::json).toList())
            .build();

    private final Directory directory;

    PastOperations(Directory directory) {
        this.directory = directory;
    }

    Stream<Operation.Draft> all() {
        return Stream.of(Operation.get("/accounts/{id}/as-of", "getAccountAsOf")
                .says(
                        "An account as it was at the end of a moment",
                        "What no event tells is said to be not told, and never guessed.")
                .asks("maySeeHistory")
                .with(Parameter.one(AT, Kind.TIME, "Has to be given."))
                .answers(ACCOUNT)
                .fails(Failure.NoSuchAccount.class, Failure.NotPermitted.class, Failure.SearchTooLong.class)
                .by(this::account));
    }

    private Reply account(Call call) {
        Instant at = Optional.ofNullable(call.time(AT))
                .orElseThrow(
                        () -> Problem.invalidParameters(List.of(Fault.ofParameter(AT, "This parameter is required."))));
        return Reply.of(ACCOUNT, directory.past().account(call.caller(), call.account(), at));
    }
}
