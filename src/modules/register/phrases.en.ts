import type { zh } from './phrases.zh.ts'

export const en: typeof zh = {
  reasons: {
    code_format: 'The unified code has not 18 permitted characters; correct it from the certificate and format the cell as text',
    code_check_digit: 'A check character of the unified code is wrong, probably a slip; correct it from the certificate',
    no_identifier: 'There is neither a unified code nor an old registration number to tell which organisation it is',
    'name-missing': 'There is no name, and no unit with this code is known',
    'text-too-long': 'A name or number is longer than 300 characters',
    'outside-scope': 'Not in a street of yours, or no street is given',
    'code-of-other-unit': 'The code belongs to a unit of another kind',
    'code-of-other-district': 'The code belongs to a unit of another district',
    'certificate-of-other-unit': 'The registration number belongs to a unit with another code',
    'certificate-ambiguous': 'Several units have this registration number; add the unified code',
    'unit-outside-scope': 'The unit is not in a street of yours at present',
    'unit-named-twice': 'Another row speaks of the same unit',
  },
  problems: {
    'import-not-found': 'This import was not found, or it is outside your scope.',
    'import-file-missing': 'Choose a register file.',
    'import-file-refused': 'This file cannot be read. Open it in a spreadsheet program, save it as xlsx and import that.',
    'import-busy': 'This import is being worked on. Wait until it is done.',
    'import-already-applied': 'This import has been written and can no longer be changed. Take it back first if you need to.',
    'import-not-applied': 'This import has not been written; there is nothing to take back. You can discard it.',
    'import-already-undone': 'This import has already been taken back.',
    'import-overtaken': 'Some units were changed after the file was read. Read it again before writing.',
    'import-row-not-found': 'This row was not found. Reload the page.',
    'import-district-unknown': 'It cannot be told which district this register belongs to. Choose the district when uploading.',
    'import-nothing-to-apply': 'Nothing needs to be written.',
    'import-day-in-future': 'The day of the register, {day}, is later than today. Give the day it really speaks of.',
    'import-field-unknown': 'There is no field “{field}”. Choose the meaning of the column from the list.',
  },
}
