import { Link } from '@tanstack/react-router'
import { Alert, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { addDays } from '../../../kernel/dates.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { coverage } from '../../coverage/contract.ts'
import { register } from '../contract.ts'
import { StateTag } from './StateTag.tsx'
import { type ImportView, verdicts } from './words.ts'

/** What an applied import did, where to see it, and the way back. */
export function ResultPanel({ of: view }: { of: ImportView }) {
  const t = useTranslations('register')
  const { count, moment } = useFigures()
  const [undoing, setUndoing] = useState(false)
  const search = { districtNo: String(view.district.no), ...(view.statementOn ? { asOf: view.statementOn } : {}) }
  const text = view.undoneAt
    ? t('result.undone', { at: moment(view.undoneAt) })
    : view.appliedAt
      ? t('result.text', { at: moment(view.appliedAt) })
      : null
  return (
    <>
      <section className="panel">
        <div className="panel-head">
          <h2>{view.state === 'applied' ? t('result.title') : t(`states.${view.state}`)}</h2>
          <StateTag state={view.state} />
          <div className="tools">
            {view.can.undo ? <Button onClick={() => setUndoing(true)}>{t('result.undo')}</Button> : null}
            <Link to={'/register' as never}>{t('result.again')}</Link>
          </div>
        </div>
        {text ? <p>{text}</p> : null}
        <dl className="register-counts">
          {verdicts.map((verdict) => (
            <div key={verdict}>
              <dt>{t(`verdicts.${verdict}`)}</dt>
              <dd className="tnum">{count(view.verdicts[verdict] ?? 0)}</dd>
            </div>
          ))}
        </dl>
        {view.state === 'applied' ? (
          <div className="row">
            <Door to="/units" search={search}>
              {t('result.list')}
            </Door>
            <Door to="/" search={search}>
              {t('result.dashboard')}
            </Door>
            <Door to="/map" search={search}>
              {t('result.map')}
            </Door>
          </div>
        ) : null}
      </section>
      {view.state === 'applied' && view.statementOn ? <BeforeAfter districtNo={view.district.no} day={view.statementOn} /> : null}
      <UndoDialog open={undoing} onClose={() => setUndoing(false)} id={view.id} />
    </>
  )
}

/** What is imported holds from the register's day on, so the day before still shows how things stood without it. */
function BeforeAfter({ districtNo, day }: { districtNo: number; day: string }) {
  const t = useTranslations('register.result')
  const { count, percent } = useFigures()
  const before = useEndpoint(coverage.getSummary, { query: { districtNo, asOf: addDays(day, -1) } }).data?.figures
  const after = useEndpoint(coverage.getSummary, { query: { districtNo, asOf: day } }).data?.figures
  const rate = (key: 'orgCoverage' | 'workCoverage') => {
    const [from, to] = [before?.[key].percent ?? null, after?.[key].percent ?? null]
    const difference = from === null || to === null ? null : Math.round((to - from) * 100) / 100
    return { from: percent(from), to: percent(to), difference: difference === null ? '—' : t('points', { value: difference }) }
  }
  const rows = [
    {
      name: t('active'),
      from: count(before?.active),
      to: count(after?.active),
      difference: count(before && after ? after.active - before.active : null),
    },
    { name: t('org'), ...rate('orgCoverage') },
    { name: t('work'), ...rate('workCoverage') },
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('figures')}</h2>
      </div>
      <table className="plain register-figures">
        <thead>
          <tr>
            <td />
            <th className="num">{t('before')}</th>
            <th className="num">{t('after')}</th>
            <th className="num">{t('difference')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name}>
              <td>{row.name}</td>
              <td className="num">{row.from}</td>
              <td className="num">{row.to}</td>
              <td className="num">{row.difference}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function UndoDialog({ open, onClose, id }: { open: boolean; onClose: () => void; id: string }) {
  const t = useTranslations('register.result')
  const problemText = useProblemText()
  const [reason, setReason] = useState('')
  const undo = useAction(register.undo)
  return (
    <Modal
      open={open}
      title={t('undoTitle')}
      okText={t('undo')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      confirmLoading={undo.isPending}
      onCancel={onClose}
      onOk={() => undo.mutate({ params: { id }, body: { reason: reason.trim() } }, { onSuccess: onClose })}
    >
      <p>{t('undoText')}</p>
      <label htmlFor="undo-reason">{t('undoReason')}</label>
      <Input.TextArea
        id="undo-reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      {undo.error ? <Alert type="error" showIcon title={problemText(undo.error)} /> : null}
    </Modal>
  )
}
