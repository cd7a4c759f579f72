-- V7
-- What accounts belong to, what people mark of each other's records, and codes that go out by mail.

-- Of the table "project", in which nothing was kept until now.
alter table account add column project_id ${text};

create index account_by_project on account (project_id) where project_id is not null;

-- What one account marked of another one's record. Nothing was ever kept in the table of this name.
drop table viewer_mark;

create table viewer_mark (
    viewer_id ${text} not null references account (id) on delete cascade,
    target_id ${text} not null references account (id) on delete cascade,
    pinned smallint not null,
    opened smallint not null,
    primary key (viewer_id, target_id)
);

create index viewer_mark_by_target on viewer_mark (target_id);

-- Long secrets that reach one person by mail alone: at most one of an account for each purpose.
create table mail_code (
    account_id ${text} not null references account (id) on delete cascade,
    purpose ${text} not null,
    digest ${text} not null,
    recipient text not null,
    tries bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    primary key (account_id, purpose)
);

-- A presented code finds its account, and only that one.
create unique index mail_code_digest_unique on mail_code (digest);
-- Those whose time is over.
create index mail_code_expiring on mail_code (purpose, expires_at);
