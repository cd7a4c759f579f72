package muster.client.wire;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Everything that a list holds, asked for page by page as it is taken. */
public final class Pages {
    private Pages() {}

    /** @param isLast whether nothing comes behind it */
    public record Page<T>(List<T> elements, boolean isLast) {
        public Page {
            elements = List.copyOf(elements);
        }
    }

    /**
     * A stream that asks for the first page when its first element is taken, and for no page that nobody needs. An empty page is
     * the last one.
     *
     * @param page the page of a number, from 0 on
     */
    public static <T> Stream<T> stream(LongFunction<Page<T>> page) {
        Spliterator<T> elements =
                Spliterators.spliteratorUnknownSize(new Walk<>(page), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(elements, false);
    }

    private static final class Walk<T> implements Iterator<T> {
        private final LongFunction<Page<T>> pages;
        private Iterator<T> here = List.<T>of().iterator();
        private long next;
        private boolean isOver;

        Walk(LongFunction<Page<T>> pages) {
            this.pages = pages;
        }

        @Override
        public boolean hasNext() {
            while (!here.hasNext() && !isOver) {
                Page<T> page = pages.apply(next++);
                here = page.elements().iterator();
                isOver = page.isLast() || page.elements().isEmpty();
            }
            return here.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return here.next();
        }
    }
}
