create function ledger.written_since(holder integer, wanted text, wanted_kind text, since timestamptz) returns table (entry_id uuid) language sql stable as $$
  select distinct e.id from ledger.account a join ledger.posting p on p.account_id = a.id join ledger.entry e on e.id = p.entry_id
  where a.owner_kind = 'organisation' and a.holder_no = holder and a.purpose = wanted and e.kind = wanted_kind and e.recorded_at > since
$$;
comment on function ledger.written_since(integer, text, text, timestamptz) is 'Door: entries of a kind on the account of an organisation in reach, written after a moment.';
