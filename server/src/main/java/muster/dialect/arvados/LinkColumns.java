package muster.dialect.arvados;

/** The attributes of links. Source: Arvados API, links. */
final class LinkColumns {
    static final String LINK_CLASS = "link_class";
    static final String NAME = "name";
    static final String TAIL = "tail_uuid";
    static final String HEAD = "head_uuid";
    static final String TAIL_KIND = "tail_kind";
    static final String HEAD_KIND = "head_kind";

    /** The kinds are filtered by their words, as the records show them. */
    static final Columns COLUMNS = CommonFields.columns(ArvadosLinks.RESOURCE)
            .with(Columns.Type.TEXT, LINK_CLASS, NAME)
            .with(Columns.Type.UUID, TAIL, HEAD)
            .with(Columns.Type.TEXT, TAIL_KIND, HEAD_KIND)
            .with(Columns.Type.JSON, Properties.NAME);

    static final Schema SCHEMA = CommonFields.schema("Link", ArvadosUuid.LINK)
            .with(Schema.Type.TEXT, LINK_CLASS, NAME, TAIL, HEAD, TAIL_KIND, HEAD_KIND)
            .with(Schema.Type.OBJECT, Properties.NAME);

    private LinkColumns() {}
}
