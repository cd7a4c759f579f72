package muster.model;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person owns on a platform: a piece of content, a project, a collection. The directory keeps who owns
 * it and who may see it; what else the platform says of it is a document that only its door reads.
 *
 * @param number a short second id for doors whose ids are digits; unique, grows with the time of making
 * @param door whose holding it is
 * @param kind the door's word for what it is
 * @param owner the account to which it belongs, through whatever it lies in
 * @param container what it lies in; null when it lies directly with its owner
 * @param naming whether another thing of the same door, kind and place may have the same name
 * @param document JSON text of the door's own properties
 */
public record Holding(
        HoldingId id,
        long number,
        long version,
        String door,
        String kind,
        AccountId owner,
        @Nullable HoldingId container,
        String name,
        Naming naming,
        Audience audience,
        boolean readonly,
        String document,
        Instant createdAt,
        @Nullable AccountId createdBy,
        Instant modifiedAt,
        @Nullable AccountId modifiedBy) {
    public static final int MAXIMUM_NAME_LENGTH = 4096;
    public static final int MAXIMUM_DOCUMENT_LENGTH = 1 << 16;

    /** Who may see a holding without a grant. */
    public enum Audience {
        GRANTED,
        SIGNED_IN,
        EVERYONE
    }

    /** What a name is good for. */
    public enum Naming {
        /** No two of a kind have the same name in one place, ignoring case. */
        UNIQUE,
        /** The name tells nothing apart. */
        FREE
    }

    /**
     * Checks what somebody wants to call a thing, and what a door wants to keep of it.
     *
     * @throws Refused {@link Failure.Malformed}
     */
    public static void check(String name, String document) {
        TextRules.check("name", name, MAXIMUM_NAME_LENGTH);
        TextRules.checkFree("item", document, MAXIMUM_DOCUMENT_LENGTH);
    }

    /** The holding as changed; this very record when nothing differs. */
    public Holding with(
            AccountId newOwner,
            @Nullable HoldingId newContainer,
            String newName,
            Audience newAudience,
            String newDocument,
            Instant now,
            @Nullable AccountId by) {
        return with(newOwner, newContainer, newName, naming, newAudience, newDocument, now, by);
    }

    /** The same, which may also begin or cease to be told apart by its name. */
    public Holding with(
            AccountId newOwner,
            @Nullable HoldingId newContainer,
            String newName,
            Naming newNaming,
            Audience newAudience,
            String newDocument,
            Instant now,
            @Nullable AccountId by) {
        boolean same = newOwner.equals(owner)
                && Objects.equals(newContainer, container)
                && newName.equals(name)
                && newNaming == naming
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
                        newContainer,
                        newName,
                        newNaming,
                        newAudience,
                        readonly,
                        newDocument,
                        createdAt,
                        createdBy,
                        now,
                        by);
    }
}
