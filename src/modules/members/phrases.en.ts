import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'member-not-found': 'This member was not found, or is out of your reach.',
    'member-branch-not-found': 'This Party organisation was not found, or is out of your reach.',
    'member-branch-no-party-org': 'A relation lies in a Party organisation only. Choose one.',
    'member-branch-ended': 'This Party organisation was dissolved. Choose another.',
    'member-not-of-home': 'The relation lies with another organisation; it makes this entry.',
    'member-in-the-future': 'The day {day} has not come yet. Enter it once it has happened.',
    'member-before': 'The day must be after {since}. Please check.',
    'member-known-already': 'A member with this name and telephone is in the register. Look first.',
    'member-without-branch': 'This member has no organisation at present. Settle the relation first.',
    'member-moved-nowhere': 'The relation lies in this organisation already. Choose another.',
    'member-gone': 'This person is no longer in the register, so this cannot be done.',
    'member-standing-same': 'The standing is this already.',
    'member-away-already': 'Entered as mobile since {since}. Enter the return first.',
    'member-not-away': 'This member is not entered as mobile.',
    'member-host-missing': 'Name the organisation that looks after the member.',
    'member-host-is-home': 'The host cannot be the organisation the relation lies in.',
    'member-nothing-corrected': 'There is nothing to put right.',
    'member-act-not-found': 'There is no entry here that can be taken back.',
    'member-act-not-the-last': 'There are later entries. Take the latest back first.',
    'member-search-masked': 'You see names masked, so you cannot search by name.',
    'member-export-too-many':
      'In full, at most {most} people leave at once; these are {rows}. Narrow the list, or export it masked.',
    'member-transfer-open': 'A transfer is under way. Finish it or withdraw it first.',
    'member-rule-missing': 'The rule “{key}” has no version on this day. Check the day.',
    'transfer-not-found': 'This transfer was not found, or is not for your side to decide.',
    'transfer-closed':
      'This transfer is closed ({state, select, accepted {accepted} refused {sent back} withdrawn {withdrawn} other {expired}}) and cannot be decided again.',
    'transfer-expired': 'The letter was valid until {until} and has expired. The sending side withdraws it and begins anew.',
    'transfer-not-released': 'The sending side has not written the letter yet.',
  },
}
