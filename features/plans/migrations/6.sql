-- What was held in an area, the latest first.
create index plans_action_statements_by_area on plans_action_statements (area_id, is_standing, held_on);
