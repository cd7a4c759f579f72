-- Which merges can be undone, and whose time for that is over; and what the old account was called before.

alter table merge_record add column traced smallint not null default 0;
alter table merge_record add column username text;
alter table merge_record add column username_key ${text};

update merge_record set traced = 1 where document like '{"format":%';

create index merge_record_open on merge_record (merged_at, id) where undone_at is null;
create index merge_record_over on merge_record (undo_until);
create index merge_record_by_username on merge_record (username_key, merged_at, id);
