/**
 * Files in which people keep accounts. {@link muster.file.CsvTables} writes what a list shows and reads what a spreadsheet
 * makes of it, behind the port {@link muster.directory.AccountTables}: bytes become
 * {@link muster.directory.ImportRow rows} here, and what rows mean is for {@link muster.directory.Imports} to say. Where a
 * file could mean two things it is refused with the line that says so; nothing is guessed.
 */
@NullMarked
package muster.file;

import org.jspecify.annotations.NullMarked;
