import type { SameKeys } from '../../../web/phrases/same-keys.ts'
import type { zh } from './log-words.zh.ts'

export const en: SameKeys<typeof zh> = {
  abilities: {
    'case/read': 'See cases',
    'case/export': 'Export cases',
    'case/act': 'Apply and answer',
    'case/review': 'Review cases',
    'case/decide': 'Decide cases',
    'case/template': 'Keep letter templates',
    'calendar/change': 'Keep the calendar of working days',
  },
  writes: {
    'procedures/openCase': 'Opened a case',
    'procedures/openCases': 'Opened many cases',
    'procedures/amendCase': 'Changed an application',
    'procedures/actOnCase': 'Acted on a case',
    'procedures/attachDocument': 'Attached a paper',
    'procedures/removeDocument': 'Took a paper off',
    'procedures/writeLetters': 'Wrote letters',
    'procedures/uploadTemplate': 'Replaced a letter template',
    'procedures/restoreTemplate': 'Went back to the shipped letter template',
    'procedures/recordYear': 'Recorded a year of working days',
    'procedures/exportCases': 'Exported cases',
  },
  reads: {
    'procedures/listCalendar': 'Saw the working-day calendar',
    'procedures/getLetter': 'Took a letter',
    'procedures/listTemplates': 'Saw letter templates',
    'procedures/downloadTemplate': 'Downloaded a letter template',
    'procedures/listProcedures': 'Saw the procedures',
    'procedures/getWaiting': 'Saw what waits for oneself',
    'procedures/getCase': 'Saw a case',
    'procedures/listCases': 'Saw the cases',
    'procedures/downloadDocument': 'Downloaded a paper',
  },
  noted: {
    objects: {
      case: 'Case',
      calendar: 'Working-day calendar',
      template: 'Letter template',
    },
    fields: {},
    heads: {
      编号: 'number',
      事项: 'procedure',
      标题: 'title',
      申请单位: 'applicant',
      当前环节: 'step',
      结果: 'outcome',
      提交日期: 'handed in on',
      到期日: 'due on',
      暂算: 'provisional',
      办结日期: 'decided on',
      批复文号: 'document number',
    },
    jobs: {
      'procedures/letters': 'Writing letters',
      'procedures/daily': 'Daily reminders',
      'procedures/open-many': 'Opening many cases',
    },
  },
}
