package muster.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One parser of bytes that come from outside. It holds on an input when the parser takes it and all that was promised of what it
 * read is true, or when the parser refuses it in the way that is documented.
 */
public final class Target {
    /** Beside the input: a refusal may quote some of it, and must not make it larger. */
    private static final int LONGEST_SENTENCE = 8_192;

    private static final char FIRST_STAND_IN = '\uf000';
    private static final char LAST_STAND_IN = '\uf7ff';

    private final String name;
    private final List<Class<? extends Throwable>> refusals;
    private final List<byte[]> examples = new ArrayList<>();
    private final Reader<byte[]> reader;

    /** Parses, and looks whether what was promised is true. */
    @FunctionalInterface
    public interface Reader<T> {
        void read(T input) throws Exception;
    }

    private Target(String name, List<Class<? extends Throwable>> refusals, Reader<byte[]> reader) {
        this.name = name;
        this.refusals = refusals;
        this.reader = reader;
    }

    /** A parser of bytes, and what it may throw. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Target ofBytes(String name, Reader<byte[]> reader, Class<? extends Throwable>... refusals) {
        return new Target(name, List.of(refusals), reader);
    }

    /** A parser of text, and what it may throw. */
    @SafeVarargs
    public static Target ofText(String name, Reader<String> reader, Class<? extends Throwable>... refusals) {
        return ofBytes(name, input -> reader.read(text(input)), refusals);
    }

    /**
     * Every text that Java can hold comes from some bytes: halves of surrogate pairs, which UTF-8 cannot say, from a part of
     * the private use area.
     */
    private static String text(byte[] bytes) {
        char[] text = new String(bytes, StandardCharsets.UTF_8).toCharArray();
        for (int i = 0; i < text.length; i++) {
            if (text[i] >= FIRST_STAND_IN && text[i] <= LAST_STAND_IN) {
                text[i] = (char) (text[i] - FIRST_STAND_IN + Character.MIN_SURROGATE);
            }
        }
        return new String(text);
    }

    /** Adds inputs from which others are made. */
    public Target like(String... texts) {
        return like(Stream.of(texts)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new));
    }

    /** Adds inputs from which others are made. */
    public Target like(byte[]... inputs) {
        examples.addAll(List.of(inputs));
        return this;
    }

    public String name() {
        return name;
    }

    public List<byte[]> examples() {
        return List.copyOf(examples);
    }

    /** @throws AssertionError when the parser does anything else than to read the input, or to refuse it */
    public void hold(byte[] input) {
        try {
            reader.read(input);
        } catch (Throwable thrown) {
            if (refusals.stream().noneMatch(refusal -> refusal.isInstance(thrown))) {
                throw new AssertionError(name + " does not hold: " + thrown, thrown);
            }
            String sentence = thrown.getMessage();
            if (sentence != null && sentence.length() > LONGEST_SENTENCE + input.length) {
                throw new AssertionError(name + " refuses in " + sentence.length() + " characters", thrown);
            }
        }
    }

    /** Says that something promised is not true of this input. */
    public static void require(boolean holds, String promise) {
        if (!holds) {
            throw new AssertionError(promise);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
