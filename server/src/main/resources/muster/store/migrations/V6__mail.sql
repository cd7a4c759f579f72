-- Mails that wait, and what became of them: the table was laid before its rules were known, and nothing was ever kept in it.

drop table mail;

create table mail (
    id ${text} not null primary key,
    -- In the order in which they were written, also within one moment.
    number bigint not null,
    purpose ${text} not null,
    account_id ${text} not null references account (id) on delete cascade,
    recipient text not null,
    recipient_key ${text} not null,
    subject text not null,
    -- Readable with the data key, because of the codes in them; erased when the mail was sent or given up.
    sealed_text text,
    sealed_html text,
    state ${text} not null,
    attempts bigint not null,
    created_at bigint not null,
    -- From when somebody may try to send it; whoever does puts this off, so that nobody else does meanwhile.
    due_at bigint not null,
    give_up_at bigint not null,
    ended_at bigint,
    trouble text
);

create index mail_due on mail (due_at, number) where state = 'WAITING';
create index mail_late on mail (give_up_at, number) where state = 'WAITING';
create index mail_captured on mail (number) where state = 'CAPTURED';
create index mail_failed on mail (number) where state = 'FAILED';
create index mail_ended on mail (ended_at, number) where ended_at is not null;
create index mail_by_account on mail (account_id);
