package muster.client.arvados;

/** By which column a list is ordered; made by {@link Column#ascending} and {@link Column#descending}. */
public record Order(String column, boolean isDescending) {
    String word() {
        return column + (isDescending ? " desc" : " asc");
    }
}
