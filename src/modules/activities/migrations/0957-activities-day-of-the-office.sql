-- Four hundred days back from the day of the office, not of the server.
alter function activities.calendar_of(bytea) set timezone = 'Asia/Shanghai';
