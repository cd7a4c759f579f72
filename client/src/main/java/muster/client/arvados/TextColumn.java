package muster.client.arvados;

/** A column of texts. */
public class TextColumn extends TextComparison implements Column<String> {
    private final String name;

    TextColumn(String name) {
        super(name);
        this.name = name;
    }

    @Override
    public final String name() {
        return name;
    }
}
