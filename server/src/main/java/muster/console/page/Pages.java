package muster.console.page;

import gg.jte.html.HtmlInterceptor;
import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Map;
import muster.http.Response;

/** Makes answers of templates, with the headers that keep others' scripts, frames and caches away from them. */
public final class Pages {
    /** Nothing of a page comes from elsewhere; the style that the pages stand on has small pictures within itself. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final int USUAL_LENGTH = 16 << 10;

    /** A template with all it needs; the second parameter is of no use to pages and is handed on as it is. */
    @FunctionalInterface
    public interface Template {
        void into(HtmlTemplateOutput out, HtmlInterceptor interceptor);
    }

    private static final class NoInterceptor implements HtmlInterceptor {
        @Override
        public void onHtmlTagOpened(String name, Map<String, Object> attributes, gg.jte.TemplateOutput output) {}

        @Override
        public void onHtmlTagClosed(String name, gg.jte.TemplateOutput output) {}
    }

    private static final HtmlInterceptor NONE = new NoInterceptor();

    private Pages() {}

    public static Response page(int status, Template template) {
        StringOutput text = new StringOutput(USUAL_LENGTH);
        template.into(new OwaspHtmlTemplateOutput(text), NONE);
        return guarded(Response.html(status, text.toString()));
    }

    /** A page that only says something. */
    public static Response saying(int status, Frame frame, String title, List<String> sentences) {
        return page(status, (out, none) -> JtesayingGenerated.render(out, none, frame, title, sentences));
    }

    /** With the headers of every page. */
    public static Response guarded(Response page) {
        return page.withHeader("Content-Security-Policy", POLICY)
                .withHeader("X-Frame-Options", "DENY")
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Referrer-Policy", "no-referrer")
                .withHeader("Cross-Origin-Opener-Policy", "same-origin")
                .withHeader("Cache-Control", "no-store");
    }
}
