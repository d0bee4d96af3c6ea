import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  /** What the form is called where fields are counted. */
  burden: { case: 'Open a case of development', step: 'Record a step of development' },
  problems: {
    'intake-unreadable': 'This file cannot be read. Use a table with the heads 姓名, 党组织 and 申请日期.',
    'intake-too-long': 'At most {most} rows at once. Use several files.',
    'intake-not-found': 'This file was not found, or it is not yours.',
    'intake-closed': 'This file was dealt with already. Reload to see.',
    'intake-nothing-fits': 'No row fits. Put them right and hand the file in again.',
    'intake-went-on': '{count} of these cases went on since, so the whole cannot be taken back. Deal with them one by one.',
    'intake-name-unfit': 'The name is missing or masked.',
    'intake-stage-unknown': 'The stage must be 入党申请人, 入党积极分子, 发展对象 or 预备党员.',
    'intake-day-unreadable': 'A day is missing or cannot be read; write 2026-03-01.',
    'intake-branch-unknown': 'No such Party organisation within your reach, or more than one.',
    'intake-twice': 'The same as a row above.',
    'development-case-not-found': 'This record was not found, or it is outside your reach.',
    'development-branch-not-found': 'This Party organisation was not found, or it is outside your reach.',
    'development-branch-temporary':
      'A temporary branch does not develop members. Have it done by the organisation that is to receive the person.',
    'development-member-not-found': 'This member was not found in the Party organisation. Enter it in the register first.',
    'development-member-not-probationary': 'In the register this member is not on probation. Please check.',
    'development-member-has-case': 'This probationary member has a record already. Open that one.',
    'development-too-young': 'Below {years} years of age on the day of the application ({source}). Check the day of birth.',
    'development-name-missing': 'Enter the name and the day of birth. The day only serves to check the age and is not kept.',
    'development-since-missing': 'Enter since when the person stands at this stage.',
    'development-in-the-future': '{day} has not come yet. Enter it once it has happened.',
    'development-refused':
      '{codeCode, select, step_unknown {This version of the rules has no such step.} step_needs {An earlier step has not been recorded.} step_once {This step is on record already.} day_before {The day is before the step that precedes it ({day}).} outcome_missing {Choose the outcome.} until_missing {Enter the last day.} decider_missing {Say which organisation approved it.} too_early {It is too early: from {day} on.} too_late {The day is after {day}, by which it was due.} papers_missing {{count} papers are still missing.} lapsed {The resolution of the branch meeting has lapsed after {day}; the meeting discusses it again.} people_count {From {least} to {most} full members are needed, there are {got}.} people_standing {Somebody chosen is not a full member with all rights.} training_short {Training is at least {days} days or {hours} class hours. Say why where the case is a special one.} vote_missing {Enter how many were entitled, present and for it.} vote_figures {The numbers do not fit: entitled {entitled}, took part {took}, for {votesFor}.} vote_quorum {Too few came: of {entitled} entitled at least {needed}, there were {got}.} vote_pass {Too few were for it: of {entitled} entitled at least {needed}, there were {got}.} approver_level {Approval is for a Party committee; a general branch cannot approve.} probation_runs {Probation runs until {until}.} extension_length {An extension ends between {least} and {most}.} extension_twice {Probation is extended once only.} postponement_length {Postponed until {most} at the latest.} other {The rules do not allow it.}} Source: {source}.',
    'development-closed': 'This record is closed; nothing more can be entered.',
    'development-record-not-found': 'This entry was not found.',
    'development-record-not-the-last': 'Only the last entry can be taken back.',
    'development-register-first': 'This entry stands in the register of members. Take it back there first, then here.',
    'development-rule-missing': 'No rules are in force on this day. Check the day.',
    'development-moved-nowhere': 'Choose another Party organisation.',
    'development-no-newer-rules': 'No newer rules are in force on this day.',
  },
  file: {
    title: 'Development of members',
    heads: {
      no: 'No.',
      name: 'Name',
      branch: 'Party organisation',
      stage: 'Stage',
      begunOn: 'Applied on',
      version: 'Version of the rules',
    },
    stages: {
      applicant: 'Applicant',
      activist: 'Activist',
      candidate: 'Candidate',
      probationary: 'Probationary member',
      full: 'Full member',
      cancelled: 'Probation cancelled',
      closed: 'Not pursued',
    },
  },
}
