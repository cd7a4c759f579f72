package muster.far;

import org.jspecify.annotations.Nullable;

/** One thing that is done to somebody on another server. */
public sealed interface PushStep {

    /** In one word, as reports have it. */
    String word();

    record Create() implements PushStep {
        @Override
        public String word() {
            return "create";
        }
    }

    /**
     * @param there what the other server has; null for nothing
     * @param here what it is to have
     */
    record Change(
            FarWriter.Field field,
            @Nullable String there,
            @Nullable String here) implements PushStep {
        @Override
        public String word() {
            return "update";
        }
    }

    record Lock() implements PushStep {
        @Override
        public String word() {
            return "lock";
        }
    }

    record Unlock() implements PushStep {
        @Override
        public String word() {
            return "unlock";
        }
    }

    record Join(String group) implements PushStep {
        @Override
        public String word() {
            return "join";
        }
    }

    record Leave(String group) implements PushStep {
        @Override
        public String word() {
            return "leave";
        }
    }

    record Remove() implements PushStep {
        @Override
        public String word() {
            return "remove";
        }
    }
}
