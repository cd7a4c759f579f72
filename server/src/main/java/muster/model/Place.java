package muster.model;

/** Where a thing lies: directly with an account, or in another thing. */
public sealed interface Place {

    record With(AccountId owner) implements Place {}

    record In(HoldingId container) implements Place {}
}
