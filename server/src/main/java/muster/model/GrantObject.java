package muster.model;

/** Something to which a right can be given. A grant on a group makes its party a member of it. */
public sealed interface GrantObject {

    record OnAccount(AccountId id) implements GrantObject {}

    record OnGroup(GroupId id) implements GrantObject {}

    record OnHolding(HoldingId id) implements GrantObject {}
}
