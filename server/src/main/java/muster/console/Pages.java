package muster.console;

import java.util.List;
import muster.http.Response;

/** The frame around every page, and the headers that keep others' scripts, frames and caches away from it. */
final class Pages {
    /** Nothing of a page comes from elsewhere, or stands in the page itself, but its text. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; form-action 'self'; base-uri 'none'; "
                    + "frame-ancestors 'none'";

    private final String assets;

    /** @param assets the path of the folder with style and script */
    Pages(String assets) {
        this.assets = assets;
    }

    /** @param body finished HTML */
    Response page(int status, String title, String body) {
        String html = """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s - Muster</title>
                <link rel="stylesheet" href="%s/page.css">
                <script src="%s/page.js" defer></script>
                </head>
                <body>
                <header><p class="brand">Muster</p></header>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(Html.escape(title), Html.escape(assets), Html.escape(assets), body);
        return Response.html(status, html)
                .withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Frame-Options", "DENY")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Cache-Control", "no-store");
    }

    /** A page that only says something. */
    Response saying(int status, String title, List<String> sentences) {
        StringBuilder body =
                new StringBuilder("<h1>").append(Html.escape(title)).append("</h1>\n");
        for (String sentence : sentences) {
            body.append("<p>").append(Html.escape(sentence)).append("</p>\n");
        }
        return page(status, title, body.toString());
    }
}
