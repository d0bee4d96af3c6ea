/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  reasons: {
    code_format: '统一社会信用代码不是 18 位或含有不允许的字符，请按证书改正，单元格设为文本',
    code_check_digit: '统一社会信用代码校验不符，可能有笔误，请按证书改正',
    no_identifier: '既没有统一社会信用代码，也没有登记证号，无法识别是哪一家',
    'name-missing': '没有名称，系统里也没有这个代码的单位',
    'text-too-long': '名称、证号或姓名超过 300 字',
    'outside-scope': '不在您管理的街道，或没有写明街道',
    'code-of-other-unit': '这个代码属于另一类单位',
    'code-of-other-district': '这个代码属于其他区的单位',
    'certificate-of-other-unit': '这个登记证号属于代码不同的另一家单位',
    'certificate-ambiguous': '有几家单位用这个登记证号，请补上统一社会信用代码',
    'unit-outside-scope': '这家单位目前不在您管理的街道',
    'unit-named-twice': '另一行说的是同一家单位',
  },
  problems: {
    'import-not-found': '没有找到这次导入,或者不在您的管理范围内。',
    'import-file-missing': '请选择一个台账文件。',
    'import-file-refused': '这个文件不能读取。请用表格软件打开确认后,另存为 xlsx 再导入。',
    'import-busy': '这次导入正在处理,请等它完成。',
    'import-already-applied': '这次导入已经写入,不能再改。需要时请先撤回。',
    'import-not-applied': '这次导入还没有写入,不需要撤回;可以直接丢弃。',
    'import-already-undone': '这次导入已经撤回过了。',
    'import-overtaken': '读取之后,有的单位又被改过。请重新读取后再写入。',
    'import-row-not-found': '没有找到这一行,请重新加载。',
    'import-district-unknown': '认不出是哪个区的台账。请在上传时选择区。',
    'import-nothing-to-apply': '没有需要写入的内容。',
    'import-day-in-future': '台账日期 {day} 晚于今天。请改为台账实际统计的日期。',
    'import-field-unknown': '没有“{field}”这个字段。请从列表中选择列的含义。',
  },
}

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

/** Why a row was refused, in the words of a file. */
export function reasonText(reason: string | null): string {
  return reason === null ? '' : (zh.reasons[reason as keyof typeof zh.reasons] ?? reason)
}
