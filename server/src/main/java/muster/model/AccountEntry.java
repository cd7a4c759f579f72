package muster.model;

/** An account together with what it did lately: what a list or a page about it shows. */
public record AccountEntry(Account account, Activity activity) {}
