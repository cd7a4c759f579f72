-- The ledger by what was done, through which door, and when. Each grows at its end only.
create index event_by_act on event (act, id);
create index event_by_door on event (door, id);
create index event_by_time on event (at, id);
