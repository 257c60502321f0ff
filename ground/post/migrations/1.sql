-- The outbox: a mail is put in with the deed that says it, and sent afterwards. Its words go when it has gone.
create table post_mails (
  id blob not null primary key,
  to_address text not null,
  subject text not null,
  body text,
  made_at bigint not null,
  next_try_at bigint not null,
  tries bigint not null,
  state text not null,
  is_decoy bigint not null,
  ended_at bigint
);
create index post_mails_due on post_mails (state, next_try_at);
create index post_mails_ended on post_mails (ended_at);
