package muster.model;

/** Somebody who can be given a right: one account, or everybody in a group. */
public sealed interface Party {

    record OfAccount(AccountId id) implements Party {}

    record OfGroup(GroupId id) implements Party {}
}
