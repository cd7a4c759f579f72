-- Which merges can be undone, and whose time for that is over.

create index merge_record_open on merge_record (merged_at, id) where undone_at is null;
create index merge_record_over on merge_record (undo_until);
