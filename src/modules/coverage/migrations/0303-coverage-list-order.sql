-- A street's or an industry's list is read in the order of its names: with the name in the index the first fifty are the first fifty read.
create index verdict_street_name on coverage.verdict (street_no, name, unit_no);
create index verdict_industry_name on coverage.verdict (industry_no, name, unit_no);
drop index coverage.verdict_street;
drop index coverage.verdict_industry;
