-- A list counts its views over every case in reach. What the counts ask for stands in one narrow index, so that the wide rows stay unread.
create index case_counted on procedures.case ((outcome is not null))
  include (outcome, due_on, scope_nodes, acting_ability, acting_nos, delegated, opened_by, submitted_by, version_id, step);
