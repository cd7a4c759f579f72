package muster.http;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The address ranges whose {@code X-Forwarded-*} headers count. */
public final class TrustedProxies {
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = bits / 8;
            for (int i = 0; i < whole; i++) {
                if (address[i] != network[i]) {
                    return false;
                }
            }
            int rest = bits % 8;
            return rest == 0 || ((address[whole] ^ network[whole]) & 0xff) >> (8 - rest) == 0;
        }
    }

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = ranges;
    }

    /** Reads a list such as {@code 10.0.0.0/8, ::1} with commas or blanks between. */
    public static TrustedProxies parse(String text) {
        List<Range> ranges = new ArrayList<>();
        for (String word : text.replace(',', ' ').trim().split(" +")) {
            if (!word.isEmpty()) {
                ranges.add(range(word));
            }
        }
        return ranges.isEmpty() ? NONE : new TrustedProxies(List.copyOf(ranges));
    }

    public boolean trusts(InetAddress address) {
        if (ranges.isEmpty()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        for (Range range : ranges) {
            if (range.contains(bytes)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Walks the hops from the nearest backwards and stops at the first that is not ours: whatever stands before it
     * was written by that stranger.
     */
    InetAddress client(InetAddress peer, List<String> forwardedFor) {
        InetAddress nearest = peer;
        for (int i = forwardedFor.size() - 1; i >= 0 && trusts(nearest); i--) {
            InetAddress hop = address(forwardedFor.get(i));
            if (hop == null) {
                return nearest;
            }
            nearest = hop;
        }
        return nearest;
    }

    private static Range range(String word) {
        int slash = word.indexOf('/');
        InetAddress address = address(slash < 0 ? word : word.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("a trusted proxy looks like 10.0.0.0/8 or ::1, not " + word);
        }
        byte[] network = address.getAddress();
        int bits = slash < 0 ? network.length * 8 : number(word.substring(slash + 1));
        if (bits < 0 || bits > network.length * 8) {
            throw new IllegalArgumentException("the prefix length is out of range in " + word);
        }
        return new Range(network, bits);
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** An address as text, maybe with brackets and a port; names are never looked up. */
    private static @Nullable InetAddress address(String text) {
        String bare = text.trim();
        int bracket = bare.indexOf(']');
        if (bare.startsWith("[") && bracket > 0) {
            bare = bare.substring(1, bracket);
        } else if (bare.indexOf(':') >= 0 && bare.indexOf(':') == bare.lastIndexOf(':')) {
            bare = bare.substring(0, bare.indexOf(':'));
        }
        try {
            return InetAddress.ofLiteral(bare);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
