package muster.client.arvados;

/** A column that is true or false. */
public final class FlagColumn implements Column<Boolean> {
    private final String name;

    FlagColumn(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    public Filter eq(boolean value) {
        return new Filter(name, "=", value);
    }

    public Filter ne(boolean value) {
        return new Filter(name, "!=", value);
    }
}
