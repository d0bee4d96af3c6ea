import type { zh } from './log-words.zh.ts'

export const en: typeof zh = {
  abilities: {
    'development/read': 'Look at the development of members',
    'development/own': 'See names and due days of the own organisation',
    'development/record': 'Record the development of members',
    'development/export': 'Export the development of members',
  },
  writes: {
    'development/uploadIntake': 'Spreadsheet of cases handed in',
    'development/applyIntake': 'Spreadsheet of cases applied',
    'development/undoIntake': 'Spreadsheet of cases taken back',
    'development/exportCases': 'Exported the development of members',
    'development/openCase': 'Entered an application',
    'development/checkEntry': 'Checked an entry of development',
    'development/recordStep': 'Recorded a step of development',
    'development/retractRecord': 'Took a step of development back',
  },
  reads: {
    'development/listIntakes': 'Spreadsheets of cases',
    'development/getIntake': 'Spreadsheet of cases',
    'development/listCases': 'Looked at the development of members',
    'development/getCase': 'Looked at one on the way to membership',
    'development/listPeople': 'Looked at who may be contact or introducer',
  },
  noted: {
    objects: {
      'development-intake': 'Spreadsheet of cases',
      'development-case': 'Development of a member',
    },
    fields: { stage: 'Stage', record: 'Record', 'record-retracted': 'Record taken back' },
    heads: {
      编号: 'No.',
      姓名: 'Name',
      党组织: 'Party organisation',
      阶段: 'Stage',
      申请日期: 'Applied on',
      细则版本: 'Version of the rules',
    },
    jobs: {},
  },
}
