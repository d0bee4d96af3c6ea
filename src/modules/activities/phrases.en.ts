import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  /** What the form is called where fields are counted. */
  burden: { entry: 'Enter an activity' },
  problems: {
    'activity-not-found': 'This activity was not found, or lies outside your area.',
    'activity-host-not-found': 'The Party organisation that hosts was not found, or lies outside your area. Choose again.',
    'activity-host-no-party-org': 'A host is a Party organisation. Social organisations can take part as partners.',
    'activity-in-the-future': 'The day is after today, so it cannot have been held. Change the day, or enter it as a plan.',
    'activity-times-unfit': 'The end has to be after the beginning.',
    'activity-word-unknown': 'This district has no “{word}”. Choose one of those listed.',
    'activity-member-not-listed':
      'Somebody ticked was not in the register of your area on that day. Load the list anew and tick again.',
    'activity-closed': 'This activity was called off or held already and cannot be changed like this.',
    'activity-on-menu': 'People have signed up for this. Cancel their sign-ups first, or call the activity off.',
    'series-not-found': 'This series was not found, or lies outside your area.',
    'series-days-unfit': 'The last day has to be after the first, two years at most.',
    'series-no-day': 'No day in this time can be planned. Choose another day or a longer time.',
    'series-member-unfit':
      'Hosting goes round two or more Party organisations at work, each named once, among them the one that arranges it.',
    'turn-not-open': 'This day was held, called off or has passed. Its turn can no longer be changed.',
    'turn-nobody-left': 'All the others skip this day too, so nobody can take it. Call the activity off instead.',
    'turn-not-own': 'Only the own turn can be changed, or by the organisation that arranges the series.',
    'turns-not-exchanged': 'The same organisation hosts both days, so there is nothing to exchange.',
    'calendar-not-found': 'This calendar address no longer works. Ask the branch secretary for the new one.',
    'menu-not-found': 'This menu was not found, or is not published yet.',
    'menu-days-unfit': 'The day has to lie within the menu, whose last day is after its first.',
    'menu-cannot-move': 'The menu is closed, or cannot be changed like this.',
    'menu-empty': 'There is no activity on the menu. Add one before publishing.',
    'menu-item-not-found': 'This item of the menu was not found.',
    'menu-item-closed': 'This activity takes no more sign-ups.',
    'menu-item-not-open': 'This activity is not open to the group you chose.',
    'menu-item-seats-taken': 'All seats are taken.',
    'sign-up-twice': 'This telephone has signed up already.',
    'sign-up-not-found': 'This sign-up was not found. Check the code.',
  },
}

/** Words of the files. */
export const file = {
  titles: { burden: 'Burden', burdenRecords: 'Records of the burden', partners: 'Partner Party organisations' },
  heads: {
    unit: 'Unit',
    form: 'Form',
    records: 'Records',
    counted: 'Counted',
    fields: 'Fields filled in',
    record: 'Record',
    day: 'Day',
    state: 'State',
    host: 'Host',
    partners: 'Taking part',
    partner: 'Partner',
    nature: 'Nature',
    lastOn: 'Last on',
    settled: 'Turn changed',
    passed: 'Skipped this turn',
  },
  states: { planned: 'Planned', held: 'Held', cancelled: 'Called off' },
  turn: { settled: 'Exchanged' },
}
