package muster.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person owns on a platform: a piece of content, a project, a collection. The directory keeps who owns
 * it and who may see it; what else the platform says of it is a document that only its door reads.
 *
 * @param number a short second id for doors whose ids are digits; unique, grows with the time of making
 * @param door whose holding it is
 * @param kind the door's word for what it is
 * @param name unique per door, kind and owner, ignoring case
 * @param document JSON text of the door's own properties
 */
public record Holding(
        HoldingId id,
        long number,
        long version,
        String door,
        String kind,
        AccountId owner,
        String name,
        Audience audience,
        boolean readonly,
        String document,
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy) {

    /** Who may see a holding without a grant. */
    public enum Audience {
        GRANTED,
        SIGNED_IN,
        EVERYONE
    }

    /** The holding as changed; this very record when nothing differs. */
    public Holding with(
            AccountId newOwner,
            String newName,
            Audience newAudience,
            String newDocument,
            Instant now,
            @Nullable AccountId by) {
        boolean same = newOwner.equals(owner)
                && newName.equals(name)
                && newAudience == audience
                && newDocument.equals(document);
        return same
                ? this
                : new Holding(
                        id,
                        number,
                        version + 1,
                        door,
                        kind,
                        newOwner,
                        newName,
                        newAudience,
                        readonly,
                        newDocument,
                        createdAt,
                        createdBy,
                        now,
                        by);
    }
}
