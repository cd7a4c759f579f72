package muster.store;

/**
 * How a database is asked for what is in it. Each text is a query; the program's own tables are meant, without those in which
 * migrations are noted.
 *
 * @param columns table, column and type, in the order of tables' names and columns' places
 * @param references table, and the table that a foreign key of it leads to
 * @param indexes name, and the statement that makes it, of each index that is not part of a table's own definition
 * @param others kind and name of whatever else is there and would be left behind: views, triggers, sequences
 */
record Catalogue(String columns, String references, String indexes, String others) {

    static final Catalogue OF_SQLITE = new Catalogue(
            """
            select t.name, c.name, lower(c.type)
            from sqlite_master t join pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' and t.name <> 'flyway_schema_history'
            order by t.name, c.cid
            """,
            """
            select t.name, f."table"
            from sqlite_master t join pragma_foreign_key_list(t.name) f
            where t.type = 'table'
            """,
            """
            select name, sql from sqlite_master
            where type = 'index' and sql is not null and tbl_name <> 'flyway_schema_history'
            order by name
            """,
            "select type, name from sqlite_master where type not in ('table', 'index') or name = 'sqlite_sequence'");

    static final Catalogue OF_POSTGRES = new Catalogue("""
            select t.table_name, c.column_name, c.data_type
            from information_schema.tables t
            join information_schema.columns c on c.table_schema = t.table_schema and c.table_name = t.table_name
            where t.table_schema = current_schema() and t.table_type = 'BASE TABLE'
              and t.table_name <> 'flyway_schema_history'
            order by cast(t.table_name as text) collate "C", c.ordinal_position
            """, """
            select t.relname, f.relname
            from pg_constraint k
            join pg_class t on t.oid = k.conrelid
            join pg_class f on f.oid = k.confrelid
            join pg_namespace s on s.oid = t.relnamespace
            where k.contype = 'f' and s.nspname = current_schema()
            """, """
            select i.relname, pg_get_indexdef(i.oid)
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            join pg_namespace s on s.oid = t.relnamespace
            where s.nspname = current_schema() and t.relname <> 'flyway_schema_history'
              and not exists (select 1 from pg_constraint k where k.conindid = i.oid)
            order by i.relname
            """, """
            select 'relation ' || cast(c.relkind as text), c.relname
            from pg_class c join pg_namespace s on s.oid = c.relnamespace
            where s.nspname = current_schema() and c.relkind not in ('r', 'i')
            union all
            select 'trigger', g.tgname
            from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_namespace s on s.oid = c.relnamespace
            where s.nspname = current_schema() and not g.tgisinternal
            """);
}
