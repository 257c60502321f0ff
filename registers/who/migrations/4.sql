-- Wrong codes since the last good second step: too many of them close the app.
alter table who_totps add column wrong bigint not null default 0;
-- In which browser a session is, and when a second step was last shown in it.
alter table who_sessions add column browser_hash blob;
alter table who_sessions add column second_at bigint;
