/** Words of codes that leave the server in a file. Those of pages stand under `web/`. */
export const phrases = {
  zh: {
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
  },
  en: {
    reasons: {
      code_format:
        'The unified code has not 18 permitted characters; correct it from the certificate and format the cell as text',
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
  },
} as const

/** Why a row was refused, in the words of a file. */
export function reasonText(reason: string | null): string {
  return reason === null ? '' : (phrases.zh.reasons[reason as keyof typeof phrases.zh.reasons] ?? reason)
}
