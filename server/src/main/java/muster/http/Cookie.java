package muster.http;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A cookie to set: HttpOnly, SameSite=Lax and for the whole path unless told otherwise. */
public record Cookie(
        String name,
        String value,
        String path,
        @Nullable Duration maxAge,
        boolean httpOnly,
        boolean secure,
        SameSite sameSite) {

    /** When a browser sends the cookie along from other sites. */
    public enum SameSite {
        STRICT("Strict"),
        LAX("Lax");

        private final String word;

        SameSite(String word) {
            this.word = word;
        }
    }

    public Cookie {
        if (name.isEmpty() || !name.chars().allMatch(Cookie::isNameCharacter)) {
            throw new IllegalArgumentException("not a cookie name: " + name);
        }
        if (!value.chars().allMatch(Cookie::isValueCharacter)) {
            throw new IllegalArgumentException("the value of cookie " + name + " has characters a cookie cannot hold");
        }
        if (!path.startsWith("/") || !path.chars().allMatch(c -> isValueCharacter(c) || c == ' ')) {
            throw new IllegalArgumentException("the path of cookie " + name + " is not a path");
        }
    }

    public static Cookie of(String name, String value) {
        return new Cookie(name, value, "/", null, true, false, SameSite.LAX);
    }

    /** A cookie that makes the browser forget the one of this name. */
    public static Cookie gone(String name) {
        return of(name, "").withMaxAge(Duration.ZERO);
    }

    public Cookie withPath(String path) {
        return new Cookie(name, value, path, maxAge, httpOnly, secure, sameSite);
    }

    public Cookie withMaxAge(Duration maxAge) {
        return new Cookie(name, value, path, maxAge, httpOnly, secure, sameSite);
    }

    public Cookie withSecure(boolean secure) {
        return new Cookie(name, value, path, maxAge, httpOnly, secure, sameSite);
    }

    public Cookie withSameSite(SameSite sameSite) {
        return new Cookie(name, value, path, maxAge, httpOnly, secure, sameSite);
    }

    /** For the one kind of cookie that a page's script must read: a token against forgery. */
    public Cookie readableByScripts() {
        return new Cookie(name, value, path, maxAge, false, secure, sameSite);
    }

    String headerValue() {
        StringBuilder text = new StringBuilder(96);
        text.append(name).append('=').append(value).append("; Path=").append(path);
        if (maxAge != null) {
            text.append("; Max-Age=").append(maxAge.toSeconds());
        }
        if (httpOnly) {
            text.append("; HttpOnly");
        }
        if (secure) {
            text.append("; Secure");
        }
        return text.append("; SameSite=").append(sameSite.word).toString();
    }

    @Override
    public String toString() {
        return "Cookie[" + name + "]";
    }

    private static boolean isNameCharacter(int c) {
        return isValueCharacter(c) && "()<>@:/[]?={}".indexOf(c) < 0;
    }

    private static boolean isValueCharacter(int c) {
        return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
    }
}
