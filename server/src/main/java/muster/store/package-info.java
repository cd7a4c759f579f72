/**
 * The directory in SQL: {@link muster.store.SqlStore} keeps the promises of {@link muster.directory.Store} on an
 * embedded SQLite file or on PostgreSQL.
 *
 * <p>Each class named {@code ...Rows} holds the statements about some tables next to the mapping of their rows. They are
 * written in words that both databases understand; where the two truly differ there is one method on
 * {@code Database}. Lists of accounts go through {@code ConditionSql} and {@code OrderSql}, which turn the directory's
 * conditions and orders into SQL in which every value is a bound parameter.
 *
 * <p>On SQLite all changes pass one writer thread, which commits together what waits ({@code SqliteWriter}); on
 * PostgreSQL each change is a transaction of its own connection, repeated when the database asks for it.
 */
@NullMarked
package muster.store;

import org.jspecify.annotations.NullMarked;
