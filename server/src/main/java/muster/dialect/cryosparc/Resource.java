package muster.dialect.cryosparc;

/** Some functions that belong together. */
interface Resource {
    void addTo(Functions functions);
}
