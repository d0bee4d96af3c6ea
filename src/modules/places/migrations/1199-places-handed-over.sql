-- Service offers and agreements on rent were added side by side, each with its own list of what is handed over: this is both.
alter table places.handed_over drop constraint handed_over_what_known, add constraint handed_over_what_known
  check (what in ('venue', 'state', 'operator', 'service', 'series', 'booking', 'service-offer', 'rent'));
comment on column places.handed_over.what is 'venue (its owner), state (what a venue is from the day on), operator, service, series, booking, service-offer or rent (an agreement on rent).';
