-- Codes with which people set their passwords, and lanes: both tables were laid before their rules were known, and nothing
-- was ever kept in them.

drop table code;

create table code (
    id ${text} not null primary key,
    account_id ${text} not null references account (id) on delete cascade,
    purpose ${text} not null,
    digits smallint not null,
    keyed_hash ${text} not null,
    -- The code itself, readable with the data key; erased when the code is over.
    sealed text,
    issued_by ${text},
    asked_anonymously smallint not null,
    tries bigint not null,
    created_at bigint not null,
    expires_at bigint not null,
    ended_at bigint,
    ending ${text}
);

-- One that counts for each purpose.
create unique index code_live_unique on code (account_id, purpose) where ended_at is null;
-- How many were asked for lately, and how the last one ended.
create index code_by_account on code (account_id, purpose, created_at);
create index code_expiring on code (expires_at, id) where ended_at is null;
create index code_ended on code (ended_at, id) where ended_at is not null;

-- Who has looked at a code; only one that an administrator has seen can be used if nobody in particular asked for it.
create table code_display (
    code_id ${text} not null references code (id) on delete cascade,
    account_id ${text} not null,
    at bigint not null,
    primary key (code_id, account_id)
);

-- Wrong tries of all codes together, by the minute since 1970.
create table code_miss (
    minute bigint not null primary key,
    tries bigint not null
);

drop table account_lane;
drop table lane;

create table lane (
    name ${text} not null primary key,
    kind ${text} not null,
    title text not null,
    description text,
    created_at bigint not null
);

-- Whose lanes are chosen one by one: those in account_lane and no others, which may be none. Everybody else has every lane.
create table lane_choice (
    account_id ${text} not null primary key references account (id) on delete cascade
);

create table account_lane (
    account_id ${text} not null references account (id) on delete cascade,
    lane ${text} not null,
    position bigint not null,
    primary key (account_id, lane)
);

create index account_lane_by_lane on account_lane (lane);

-- Whoever changes lanes takes it first.
insert into guard (name) values ('lanes');
