package muster.store;

import muster.model.Grant;
import muster.model.Rank;
import org.jspecify.annotations.Nullable;

/** Ranks and levels as numbers that compare like them. They have gaps, so that one can come in between later. */
final class Weights {
    private Weights() {}

    static int of(Rank rank) {
        return switch (rank) {
            case VIEWER -> 10;
            case PUBLISHER -> 20;
            case AUDITOR -> 30;
            case MANAGER -> 40;
            case ADMINISTRATOR -> 50;
        };
    }

    static @Nullable Integer ofNullable(@Nullable Rank rank) {
        return rank == null ? null : of(rank);
    }

    static Rank rank(int weight) {
        for (Rank rank : Rank.values()) {
            if (of(rank) == weight) {
                return rank;
            }
        }
        throw new IllegalStateException("No rank weighs " + weight);
    }

    static int of(Grant.Level level) {
        return switch (level) {
            case READ -> 10;
            case WRITE -> 20;
            case MANAGE -> 30;
        };
    }

    static Grant.Level level(int weight) {
        for (Grant.Level level : Grant.Level.values()) {
            if (of(level) == weight) {
                return level;
            }
        }
        throw new IllegalStateException("No level weighs " + weight);
    }
}
