package muster.directory;

/** What looks after people's secrets: how passwords are hashed, which are too common, what seals short ones, and codes of apps. */
public record Secrets(PasswordHasher hasher, PasswordRules rules, Vault vault, OneTimeCodes oneTimeCodes) {}
