package muster.far;

import java.util.List;
import java.util.Set;
import muster.directory.BroughtThing;
import muster.model.PasswordHash;
import muster.model.Rank;
import muster.model.WireName;
import org.jspecify.annotations.Nullable;

/**
 * An account as another server has it, in the directory's words. What a platform has no word for is null, or empty.
 *
 * @param id what the other server calls it, for good
 * @param rank the lowest rank that shows there as this account does; null for the directory's default one
 * @param fitting all ranks that show there as this account does
 * @param activated whether its person has come already
 * @param standing whether it is kept from working
 * @param groups the ids of the groups that it is in; null where the platform has no groups
 * @param project the name of its project
 * @param names what the account is called by doors of ours that speak this platform's protocol
 * @param things what its person owns there
 * @param hash of its password
 */
public record FarPerson(
        String id,
        @Nullable String username,
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String description,
        @Nullable Rank rank,
        Set<Rank> fitting,
        boolean activated,
        Standing standing,
        @Nullable List<String> groups,
        @Nullable String project,
        List<WireName> names,
        List<BroughtThing> things,
        @Nullable PasswordHash hash) {
    public FarPerson {
        fitting = Set.copyOf(fitting);
        groups = groups == null ? null : List.copyOf(groups);
        names = List.copyOf(names);
        things = List.copyOf(things);
    }

    /** Whether somebody can use an account. */
    public enum Standing {
        /** As far as the platform tells. */
        FREE,
        BARRED,
        ARCHIVED
    }

    /** Somebody of whom a platform tells nothing but this. */
    static Builder called(String id, @Nullable String username, @Nullable String email) {
        return new Builder(id, textOrNull(username), textOrNull(email));
    }

    private static @Nullable String textOrNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** The same with what another one is called, where this one has nothing. */
    FarPerson orAsIn(FarPerson other) {
        return new FarPerson(
                id,
                username,
                email,
                givenName == null ? other.givenName : givenName,
                familyName == null ? other.familyName : familyName,
                description == null ? other.description : description,
                rank,
                fitting,
                activated,
                standing,
                groups,
                project,
                names,
                things,
                hash);
    }

    /** Gathers what a platform tells; blank texts count as none. */
    static final class Builder {
        private final String id;
        private final @Nullable String username;
        private final @Nullable String email;
        private @Nullable String givenName;
        private @Nullable String familyName;
        private @Nullable String description;
        private @Nullable Rank rank;
        private Set<Rank> fitting = Set.of();
        private boolean activated;
        private Standing standing = Standing.FREE;
        private @Nullable List<String> groups;
        private @Nullable String project;
        private List<WireName> names = List.of();
        private List<BroughtThing> things = List.of();
        private @Nullable PasswordHash hash;

        private Builder(String id, @Nullable String username, @Nullable String email) {
            this.id = id;
            this.username = username;
            this.email = email;
        }

        Builder named(@Nullable String given, @Nullable String family) {
            givenName = textOrNull(given);
            familyName = textOrNull(family);
            return this;
        }

        Builder described(@Nullable String text) {
            description = textOrNull(text);
            return this;
        }

        Builder ranked(@Nullable Rank lowest, Set<Rank> all) {
            rank = lowest;
            fitting = all;
            return this;
        }

        Builder activated(boolean hasCome) {
            activated = hasCome;
            return this;
        }

        Builder standing(Standing how) {
            standing = how;
            return this;
        }

        Builder in(List<String> groupIds) {
            groups = groupIds;
            return this;
        }

        Builder ofProject(@Nullable String name) {
            project = textOrNull(name);
            return this;
        }

        Builder alsoNamed(WireName name) {
            names = List.of(name);
            return this;
        }

        Builder owning(List<BroughtThing> all) {
            things = all;
            return this;
        }

        Builder withHash(@Nullable PasswordHash known) {
            hash = known;
            return this;
        }

        FarPerson build() {
            return new FarPerson(
                    id,
                    username,
                    email,
                    givenName,
                    familyName,
                    description,
                    rank,
                    fitting,
                    activated,
                    standing,
                    groups,
                    project,
                    names,
                    things,
                    hash);
        }
    }
}
