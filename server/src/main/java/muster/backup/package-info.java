/**
 * Backups, and carrying a directory from one database to another. {@link muster.backup.BackupWriter} writes what a
 * {@link muster.store.Snapshot} tells to one file, the same from each database; {@link muster.backup.Restoration} fills an
 * empty database from it; {@link muster.backup.Move} goes from one database to another without a file between.
 */
@NullMarked
package muster.backup;

import org.jspecify.annotations.NullMarked;
