package muster.directory;

/** What looks after people's secrets: how passwords are hashed, which are too common, and what seals short ones. */
public record Secrets(PasswordHasher hasher, PasswordRules rules, Vault vault) {}
