package muster.dialect.arvados;

/** One resource of the platform: it knows its methods and how its objects look. */
interface Resource {
    /** Writes down every method and schema of this resource. */
    void addTo(Endpoints endpoints);
}
