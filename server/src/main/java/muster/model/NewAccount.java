package muster.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for when making an account.
 *
 * @param rank null for the directory's default rank
 * @param externalId the id at an outside provider, with the provider's name; null when there is none
 * @param start whether the account can be used at once
 * @param addressRule whether the address may belong to somebody else already
 * @param usernameRule what happens when the username belongs to somebody else already
 * @param document what a door keeps of the account from the start; null for nothing
 * @param beginning what else is known of it from the start
 * @param wireNames the account's names on platforms as far as whoever makes it has chosen them; others are made
 */
public record NewAccount(
        AccountKind kind,
        @Nullable Username username,
        @Nullable EmailAddress email,
        Profile profile,
        @Nullable Rank rank,
        @Nullable ExternalIdentity externalId,
        Start start,
        AddressRule addressRule,
        UsernameRule usernameRule,
        @Nullable DoorDocument document,
        Beginning beginning,
        List<WireName> wireNames) {

    public NewAccount {
        wireNames = List.copyOf(wireNames);
    }

    /** An account that begins as most do. */
    public NewAccount(
            AccountKind kind,
            @Nullable Username username,
            @Nullable EmailAddress email,
            Profile profile,
            @Nullable Rank rank,
            @Nullable ExternalIdentity externalId,
            Start start,
            AddressRule addressRule,
            UsernameRule usernameRule,
            @Nullable DoorDocument document,
            List<WireName> wireNames) {
        this(
                kind,
                username,
                email,
                profile,
                rank,
                externalId,
                start,
                addressRule,
                usernameRule,
                document,
                Beginning.USUAL,
                wireNames);
    }

    /** An account of which no door has anything to say, with a username that must be free. */
    public NewAccount(
            AccountKind kind,
            @Nullable Username username,
            @Nullable EmailAddress email,
            Profile profile,
            @Nullable Rank rank,
            @Nullable ExternalIdentity externalId,
            Start start,
            AddressRule addressRule) {
        this(
                kind,
                username,
                email,
                profile,
                rank,
                externalId,
                start,
                addressRule,
                UsernameRule.MUST_BE_FREE,
                null,
                List.of());
    }

    /**
     * What else an account can be from the start.
     *
     * @param pendingEmail an address that is its own once the invitation is accepted; null for none
     * @param mailsInvitation whether an invitation goes there
     * @param project to which it belongs; null for none
     */
    public record Beginning(
            @Nullable EmailAddress pendingEmail,
            boolean mailsInvitation,
            boolean enabled,
            boolean archived,
            boolean readonly,
            @Nullable ProjectId project) {
        public static final Beginning USUAL = new Beginning(null, false, true, false, false, null);
    }

    /** Whether it can be used at once. */
    public sealed interface Start {
        /** Active at once, signing in with this password. */
        record WithPassword(Password password) implements Start {}

        /** Active at once, signing in with the password that this is the hash of. */
        record WithHash(PasswordHash hash) implements Start {}

        /** Active at once; somebody else proves who it is. */
        record WithoutPassword() implements Start {}

        /** Invited: the person sets the password with a code. */
        record Invited() implements Start {}

        /** Invited, and let into the group of all users: the person may activate the account. */
        record Welcomed() implements Start {}
    }
}
