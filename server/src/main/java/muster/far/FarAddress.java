package muster.far;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where another server is.
 *
 * @param platform the word for what it speaks, one of {@link FarServers#platforms}
 * @param url its address; nothing is ever asked of another one
 */
public record FarAddress(String platform, URI url) {

    /**
     * @param plainHttp whether credentials may cross a network without encryption
     * @throws FarTrouble for an address that is none, and for plain HTTP where that is not allowed
     */
    public static FarAddress of(String platform, String url, boolean plainHttp) {
        URI address;
        try {
            address = URI.create(url.strip());
        } catch (IllegalArgumentException none) {
            throw new FarTrouble("The address of a server is like https://host or https://host:port/path.", none);
        }
        if ("http".equalsIgnoreCase(address.getScheme()) && !plainHttp && !isHere(address)) {
            throw new FarTrouble("With http the credentials would cross the network readable for everybody on the way;"
                    + " use https, or say --plain-http if that network is your own.");
        }
        return new FarAddress(platform, address);
    }

    private static boolean isHere(URI address) {
        try {
            return address.getHost() != null
                    && InetAddress.getByName(address.getHost()).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** What a source is called that nobody gave a name: two platforms on one host call people differently. */
    public String source() {
        return platform + "@" + host();
    }

    /** Host and port. */
    public String host() {
        return String.valueOf(url.getAuthority());
    }
}
