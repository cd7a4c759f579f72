package muster.directory;

import muster.model.AccountId;
import muster.model.ViewerMarks;

/** Keeps what people marked of others' records. Marks go when the viewer or the record is purged. */
public interface MarkWriter extends MarkReader {

    void put(AccountId viewer, AccountId target, ViewerMarks marks);
}
