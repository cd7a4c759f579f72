package muster.console.visit;

import muster.directory.AccountName;

/** By what people say at a page who they are. */
public final class TypedName {
    private TypedName() {}

    /** With an {@code @} in it, it is an address; otherwise a username. */
    public static AccountName of(String typed) {
        return typed.contains("@") ? new AccountName.ByAddress(typed) : new AccountName.ByUsername(typed);
    }
}
