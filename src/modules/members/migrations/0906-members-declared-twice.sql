comment on column members.declaration.phone_index is 'Blind index of the telephone: whoever looks is shown other declarations with the same number, and none takes the place of another.';
