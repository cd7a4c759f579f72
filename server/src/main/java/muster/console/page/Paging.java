package muster.console.page;

import muster.http.Request;

/**
 * Which of several numbered pages is asked for.
 *
 * @param number counted from 1
 * @param size how much stands on a page
 */
public record Paging(int number, int size) {
    /** Nobody turns so many pages; what goes beyond is read as this one. */
    private static final int LAST = 100_000;

    /** As the address says with {@code page}; what is no number is the first one. */
    public static Paging of(Request request, int size) {
        String text = request.query("page");
        boolean isNumber = text != null && text.matches("[1-9][0-9]{0,8}");
        return new Paging(isNumber ? Math.min(Integer.parseInt(text), LAST) : 1, size);
    }

    public long skip() {
        return (number - 1L) * size;
    }

    public boolean isFirst() {
        return number == 1;
    }

    public boolean hasNext(long total) {
        return skip() + size < total && number < LAST;
    }
}
