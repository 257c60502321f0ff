-- A plan of a body, such as the vision of a district: the body writes it at its own desk, no section of city hall does.
alter table plans_plans add column body_id blob;
create index plans_plans_by_body on plans_plans (body_id);
