package muster.testing.browser;

/**
 * How somebody looks at pages.
 *
 * @param dark whether the person prefers dark colours
 * @param narrow a phone that is held upright, instead of a desk's screen
 * @param scripts whether JavaScript runs
 * @param clipboard whether pages may read and write the clipboard; otherwise the person has refused
 * @param cookies whether the browser keeps any
 * @param locale what the browser asks pages to be written in
 */
public record Look(boolean dark, boolean narrow, boolean scripts, boolean clipboard, boolean cookies, String locale) {
    /** Light, wide, and everything allowed. */
    public static final Look USUAL = new Look(false, false, true, true, true, "en-GB");

    public Look inTheDark() {
        return new Look(true, narrow, scripts, clipboard, cookies, locale);
    }

    public Look onAPhone() {
        return new Look(dark, true, scripts, clipboard, cookies, locale);
    }

    public Look withoutScripts() {
        return new Look(dark, narrow, false, clipboard, cookies, locale);
    }

    public Look withoutClipboard() {
        return new Look(dark, narrow, scripts, false, cookies, locale);
    }

    public Look withoutCookies() {
        return new Look(dark, narrow, scripts, clipboard, false, locale);
    }

    public Look in(String language) {
        return new Look(dark, narrow, scripts, clipboard, cookies, language);
    }
}
