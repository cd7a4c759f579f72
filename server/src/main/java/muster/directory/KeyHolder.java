package muster.directory;

import java.time.Instant;
import muster.model.Account;
import muster.model.Key;
import org.jspecify.annotations.Nullable;

/** A key, the account that it stands for, and when that account was last seen active. */
public record KeyHolder(Key key, Account account, @Nullable Instant lastActivity) {}
