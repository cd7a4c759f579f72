-- Merges: what the old account was called.

update merge_record set username = 'ada.old', username_key = 'ada.old';
