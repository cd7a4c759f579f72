package muster.model;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when making an account.
 *
 * @param rank null for the directory's default rank
 * @param externalId the id at an outside provider, with the provider's name; null when there is none
 * @param start whether the account can be used at once
 * @param addressRule whether the address may belong to somebody else already
 */
public record NewAccount(
        AccountKind kind,
        @Nullable Username username,
        @Nullable EmailAddress email,
        Profile profile,
        @Nullable Rank rank,
        @Nullable ExternalIdentity externalId,
        Start start,
        AddressRule addressRule) {

    /** How an account begins. */
    public sealed interface Start {
        /** Active at once, signing in with this password. */
        record WithPassword(Password password) implements Start {}

        /** Active at once; somebody else proves who it is. */
        record WithoutPassword() implements Start {}

        /** Invited: the person sets the password with a code. */
        record Invited() implements Start {}
    }
}
