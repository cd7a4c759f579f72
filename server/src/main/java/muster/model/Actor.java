package muster.model;

/** Who did something: what the ledger writes down. */
public sealed interface Actor {

    /** An account, through one of its keys. */
    record Person(AccountId account, KeyId key) implements Actor {}

    /** Nobody who is known: an anonymous request that the directory allowed. */
    record Anonymous() implements Actor {}

    /** Whoever administers the host, through the command line or the settings. */
    record Host() implements Actor {}

    /** The directory itself, when a time has come. */
    record Timer() implements Actor {}
}
