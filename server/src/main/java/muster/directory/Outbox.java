package muster.directory;

import muster.model.Letter;

/** Mails that are to go out. They are queued in the transaction that causes them, so that one is never without the other. */
public final class Outbox {
    private final Post post;

    Outbox(Post post) {
        this.post = post;
    }

    /** Queues a mail, unless this site has none. */
    void add(Transactions.Work work, Letter letter) {}

    boolean isOpen() {
        return post.mode() != Post.Mode.OFF;
    }
}
