create function learning.session_told(session uuid) returns table (title text, on_day date)
language sql stable set search_path = pg_catalog set timezone = 'Asia/Shanghai' as $$
  select s.title, s.starts_at::date from learning.session s where s.id = session and s.cancelled_at is null
$$;
comment on function learning.session_told(uuid) is 'Door: title and day of a session in the caller''s reach that was not called off.';
