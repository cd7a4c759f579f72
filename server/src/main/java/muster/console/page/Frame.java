package muster.console.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import muster.console.text.Messages;
import org.jspecify.annotations.Nullable;

/**
 * What stands around a page, and what every template needs.
 *
 * @param base the path below which everything is served; empty for none
 * @param here the page's own path and query, to come back to
 * @param formToken what each form carries, so that no other site can send one
 * @param menu what the menu offers; null for somebody who is not signed in
 * @param notice a sentence about what was just done; null for none
 */
public record Frame(
        Messages messages,
        Assets assets,
        String base,
        String here,
        String formToken,
        @Nullable Menu menu,
        @Nullable String notice) {

    /**
     * The menu of somebody who is signed in.
     *
     * @param name what the person is called
     * @param admin null when the person has no business there, else the word of the entry that leads there
     * @param sections the pages of administration that the person may open
     */
    public record Menu(String name, @Nullable String admin, List<Section> sections) {
        public Menu {
            sections = List.copyOf(sections);
        }
    }

    /** A page of administration: the key of its name, its path, its picture. */
    public record Section(String key, String path, Icon icon) {}

    /** A text in the reader's language. */
    public String t(String key, @Nullable Object... arguments) {
        return messages.text(key, arguments);
    }

    /** What people call something that has a word of its own in the directory; the word itself where they call it nothing else. */
    public String named(String prefix, String word) {
        return messages.has(prefix + word) ? messages.text(prefix + word) : word;
    }

    /** A value as it stands in a table; a dash for none. */
    public String orDash(@Nullable String value) {
        return value == null || value.isEmpty() ? "—" : value;
    }

    /** A path of ours as links have it. */
    public String to(String path) {
        return base + path;
    }

    /** A file that pages refer to. */
    public String asset(String name) {
        return base + assets.path(name);
    }

    public String language() {
        return messages.locale().getLanguage();
    }

    /** Whether this section is the one being read. */
    public boolean isIn(Section section) {
        return isAt(section.path()) || here.startsWith(section.path() + "/");
    }

    /** Whether this very page is the one being read. */
    public boolean isAt(String path) {
        return here.equals(path) || here.startsWith(path + "?");
    }

    public List<Locale> languages() {
        return Messages.LANGUAGES;
    }

    /** A moment, for people who read without scripts; with them it is shown in their own time. */
    public String time(Instant at) {
        return Times.text(at, messages.locale());
    }

    public Frame saying(@Nullable String sentence) {
        return new Frame(messages, assets, base, here, formToken, menu, sentence);
    }
}
