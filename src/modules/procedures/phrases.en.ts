import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  problems: {
    'case-not-found': 'This case was not found, or is outside your scope.',
    'case-unit-not-found': 'One of the units was not found, or is outside your scope.',
    'case-open-already': 'The same case is already open for this unit. Go on with it under “Cases”.',
    'procedure-unknown': 'This district has no such procedure.',
    'procedure-not-for-kind': 'This procedure is not for this kind of unit.',
    'procedure-not-for-form': 'This procedure is not for temporary branches.',
    'case-ended': 'This case is closed.',
    'case-action-not-here': 'This cannot be done at this step. Look at the page again.',
    'case-not-yours': 'This step is not yours at the moment.',
    'case-reason-missing': 'Please give a reason.',
    'case-papers-missing': 'Required papers are missing. Attach them before submitting.',
    'case-document-no-missing': 'Please give the number of the decision.',
    'case-own-application': 'You submitted this application; somebody else decides it.',
    'case-party-unknown': 'No unit is waiting for your answer.',
    'case-day-in-future': 'The day cannot be later than today: {day}.',
    'case-details-missing': 'The application is not complete yet.',
    'case-details-unfit': 'The application does not fit this procedure. Please check it.',
    'case-until-past': 'The last day has to be later than today.',
    'case-delegate-missing': 'Choose the unit to hand the step to.',
    'case-paper-unknown': 'This procedure asks for no such paper.',
    'case-file-missing': 'Choose a file to upload.',
    'case-file-refused': 'Only PDF, OFD, JPG, PNG, DOCX and XLSX files are accepted.',
    'case-document-not-found': 'This paper was not found.',
    'letter-not-yet': 'The case has not come to the point of this letter yet.',
    'template-unknown': 'There is no such letter.',
    'template-refused':
      'This template cannot be used. Save it from Word as DOCX without macros and check the placeholders in braces.',
    'calendar-day-unfit': 'This day does not fit: {day}. Days fall in the year, make-up days on weekends.',
  },
}
