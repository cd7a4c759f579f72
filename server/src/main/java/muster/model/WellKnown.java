package muster.model;

import java.util.UUID;

/** The accounts and groups that every directory has from its first start. Nobody changes, trashes or purges them. */
public final class WellKnown {

    /** The directory itself: owns what nobody else does, and stands for whoever administers the host. */
    public static final AccountId SYSTEM = new AccountId(id(1));

    /** Stands for whoever did not sign in. Never active. */
    public static final AccountId ANONYMOUS = new AccountId(id(2));

    /** The group that manages every account; nobody is a member of it. */
    public static final GroupId SYSTEM_GROUP = new GroupId(id(3));

    /** Everybody who was ever let in. Its members are told by {@link Life#inAllUsers()}, not by grants. */
    public static final GroupId ALL_USERS = new GroupId(id(4));

    /** Who may read what is public. */
    public static final GroupId ANONYMOUS_USERS = new GroupId(id(5));

    private WellKnown() {}

    /** Of version 7 with the earliest time, so that no account made later has one of these. */
    private static UUID id(int number) {
        return new UUID(0x7000L, 0x8000_0000_0000_0000L | number);
    }
}
