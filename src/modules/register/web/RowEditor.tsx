import { Alert, App, Button, Input } from 'antd'
import { useState } from 'react'
import { useMessages, useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { register } from '../contract.ts'
import { isWorthALook } from './notice-kinds.ts'
import { type ImportRow, useReadingWords } from './words.ts'

/** All cells of a row with what was noticed and what would change; corrected cells are judged anew at once. */
export function RowEditor({ importId, row, editable }: { importId: string; row: ImportRow; editable: boolean }) {
  const t = useTranslations('register.rows')
  const words = useReadingWords()
  const text = useProblemText()
  const { message } = App.useApp()
  const correct = useAction(register.correctRow)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const cells = Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) =>
      value === (row.cells[field] ?? '') ? [] : [[field, value === '' ? null : value]],
    ),
  )
  // Cells come as they stand in the register; those with something to look at are put first.
  const marked = (field: string) => row.notices.some((notice) => notice.field === field && isWorthALook(notice.code))
  const order = Object.keys(useMessages().register.fields)
  const fields = Object.keys(row.cells).toSorted(
    (a, b) => Number(marked(b)) - Number(marked(a)) || order.indexOf(a) - order.indexOf(b),
  )
  const save = () =>
    correct.mutate(
      { params: { id: importId, rowId: row.id }, body: { cells } },
      {
        onSuccess: (answer) => {
          setTyped({})
          void message.success(t('corrected', { verdict: words.verdict(answer.verdict) }))
        },
      },
    )
  return (
    <div className="register-row">
      {row.reason ? <Alert type="warning" showIcon title={words.notice(row.reason)} /> : null}
      <div className="register-cells">
        {fields.map((field) => {
          const change = row.changes.find((one) => one.field === field)
          const notices = row.notices.filter((notice) => notice.field === field)
          return (
            <label key={field} className={marked(field) ? 'look' : undefined}>
              <span>{words.field(field)}</span>
              <Input
                size="small"
                readOnly={!editable}
                value={typed[field] ?? row.cells[field] ?? ''}
                onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
              />
              {change && row.verdict !== 'new' ? (
                <small>
                  {t('before')} <del>{change.from ?? t('blank')}</del>
                </small>
              ) : null}
              {notices.map((notice) => (
                <small key={notice.code}>{words.notice(notice.code)}</small>
              ))}
            </label>
          )
        })}
      </div>
      {row.notices
        .filter((notice) => notice.field === null)
        .map((notice) => (
          <p key={notice.code}>{words.notice(notice.code)}</p>
        ))}
      {correct.error ? <Alert type="error" showIcon title={text(correct.error)} /> : null}
      {editable ? (
        <Button type="primary" size="small" disabled={Object.keys(cells).length === 0} loading={correct.isPending} onClick={save}>
          {t('correct')}
        </Button>
      ) : null}
    </div>
  )
}
