package muster.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import muster.model.Account;
import muster.model.AccountId;
import muster.model.Act;
import muster.model.Event.FieldChange;
import muster.model.Key;
import muster.model.KeySecret;
import muster.model.NewKey;
import muster.model.SecretDigest;
import org.jspecify.annotations.Nullable;

/**
 * What settings say of one key.
 *
 * @param wanted with the label that no other key of the owner has
 * @param secret null for no key of this label
 */
record ConfiguredKey(
        AccountId owner, NewKey wanted, @Nullable KeySecret secret) {

    boolean isSettled(Reading reading, Instant now) {
        List<Key> there = named(reading, now);
        if (secret == null) {
            return there.isEmpty();
        }
        Optional<Key> known = reading.keys().find(secret.digest());
        return there.equals(known.stream().toList())
                && known.filter(key -> asWanted(key).equals(key)).isPresent();
    }

    /** Nodes that start together settle one after the other, so each looks again. @return the owner */
    Account settled(Transactions.Work work, Keys keys) {
        Writing writing = work.writing();
        writing.accounts().guardAdministrators();
        Account account = writing.accounts().find(owner).orElseThrow();
        if (!isSettled(writing, work.now())) {
            endOthers(work);
            if (secret != null) {
                provide(work, keys, account, secret);
            }
        }
        return account;
    }

    private void endOthers(Transactions.Work work) {
        KeyWriter keys = work.writing().keys();
        Optional<Key> known = secret == null ? Optional.empty() : keys.find(secret.digest());
        for (Key key : named(work.writing(), work.now())) {
            if (!known.equals(Optional.of(key))) {
                keys.end(key.id(), work.now(), "no longer in the settings");
                Keys.record(work, Act.KEY_ENDED, key);
            }
        }
    }

    private void provide(Transactions.Work work, Keys keys, Account account, KeySecret chosen) {
        KeyWriter rows = work.writing().keys();
        SecretDigest digest = chosen.digest();
        boolean revived = rows.revive(digest, owner, wanted.label());
        Key before = rows.find(digest).filter(this::isNamed).orElse(null);
        if (before == null) {
            keys.issued(work, account, wanted, chosen);
            return;
        }
        Key after = asWanted(before);
        rows.save(after);
        Tokens.recordChange(work, before, after, new FieldChange("ended", String.valueOf(revived), "false"));
    }

    private Key asWanted(Key key) {
        return key.with(wanted.scopes(), wanted.doors(), wanted.expiresAt());
    }

    private List<Key> named(Reading reading, Instant now) {
        return reading.keys().ofAccount(owner, Key.Purpose.API_KEY, now).stream()
                .filter(this::isNamed)
                .toList();
    }

    private boolean isNamed(Key key) {
        return key.account().equals(owner) && key.label().equals(wanted.label());
    }
}
