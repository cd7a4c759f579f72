package muster.console.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pictures beside words; each is named as at its project, Lucide. The build fetches the same list. */
public enum Icon {
    ARCHIVE,
    ARROW_DOWN,
    ARROW_UP,
    BAN,
    CHECK,
    CHEVRON_LEFT,
    CHEVRON_RIGHT,
    CIRCLE_ALERT,
    CIRCLE_CHECK,
    COPY,
    COPY_X,
    DOOR_OPEN,
    DOWNLOAD,
    FILE_CHECK,
    HISTORY,
    INFO,
    KEY_ROUND,
    LANGUAGES,
    LOCK,
    LOCK_OPEN,
    LOG_OUT,
    MAIL,
    MERGE,
    MONITOR,
    PENCIL,
    PLUS,
    ROTATE_CCW,
    ROUTE,
    SCROLL_TEXT,
    SEARCH,
    SETTINGS,
    SHIELD_CHECK,
    TRASH_2,
    UPLOAD,
    USER,
    USER_PLUS,
    USERS,
    USERS_ROUND,
    X;

    private static final Pattern INSIDE = Pattern.compile("<svg[^>]*>(.*)</svg>", Pattern.DOTALL);

    /** Its name in the sheet. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All of them in one file, from which pages take one by its id. */
    static byte[] sheet() {
        StringBuilder sheet = new StringBuilder(
                "<!-- Lucide, ISC licence, https://lucide.dev -->\n<svg xmlns=\"http://www.w3.org/2000/svg\">\n");
        for (Icon icon : values()) {
            String file = new String(Asset.read("assets/" + icon.id() + ".svg"), StandardCharsets.UTF_8);
            Matcher inside = INSIDE.matcher(file);
            if (!inside.find()) {
                throw new IllegalStateException("not a picture: " + icon.id());
            }
            sheet.append("<symbol id=\"%s\" viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" "
                            .formatted(icon.id()))
                    .append("stroke-width=\"2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">")
                    .append(inside.group(1).strip().replaceAll("\\s+", " "))
                    .append("</symbol>\n");
        }
        return sheet.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8);
    }
}
