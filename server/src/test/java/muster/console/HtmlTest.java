package muster.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {
    @Test
    void whatWouldBeMarkupIsShownAsText() {
        assertThat(Html.escape("<a href=\"x\" title='y'>&amp;</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
    }

    @Test
    void allOtherTextStaysAsItIs() {
        assertThat(Html.escape("Zoë Åström, 李 \uD83C\uDF3B 100 %s")).isEqualTo("Zoë Åström, 李 \uD83C\uDF3B 100 %s");
    }
}
