-- The day of these doors is the office's: at the server's own midnight, hours away, a unit of today would not be found yet.
alter function members.branch_names(uuid[]) set timezone = 'Asia/Shanghai';
alter function members.transfer_words(uuid[]) set timezone = 'Asia/Shanghai';
alter function members.target_named(integer, text) set timezone = 'Asia/Shanghai';
alter function members.is_target(integer) set timezone = 'Asia/Shanghai';
alter function members.registration_names(uuid[]) set timezone = 'Asia/Shanghai';
alter function members.unit_registration_names(uuid[]) set timezone = 'Asia/Shanghai';
