-- The record that holds the reason why a sheet was left out, so that it can be erased with it.
alter table plans_sheets add column left_out_seq bigint;
create index plans_sheets_by_left_out_seq on plans_sheets (left_out_seq);
