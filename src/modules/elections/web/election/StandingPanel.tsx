import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import type { ElectionDetail } from '../types.ts'
import type { MoveName } from './MoveDialog.tsx'

const MoveDialog = lazyDialog(async () => (await import('./MoveDialog.tsx')).MoveDialog)

/** Where the election stands and what one may do next. */
export function StandingPanel({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections')
  const [move, setMove] = useState<MoveName | null>(null)
  const { can } = one
  const moves: { name: MoveName; offered: boolean; type?: 'primary' | 'text' }[] = [
    { name: 'propose', offered: can.propose && one.members !== null, type: 'primary' },
    { name: 'approve-candidates', offered: can.answerCandidates, type: 'primary' },
    { name: 'return-candidates', offered: can.answerCandidates },
    { name: 'report', offered: can.report, type: 'primary' },
    { name: 'approve', offered: can.answerResult, type: 'primary' },
    { name: 'return-result', offered: can.answerResult },
    { name: 'withdraw-approval', offered: can.withdraw, type: 'text' },
    { name: 'cancel', offered: can.cancel, type: 'text' },
  ]
  const offered = moves.filter((one) => one.offered)
  const over = one.state === 'approved' || one.state === 'cancelled'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('detail.standing')}</h2>
      </div>
      <p>{t(`states.${one.state}`)}</p>
      {one.approvedOn && one.documentNo ? (
        <p className="tnum with-unit">
          {t('detail.approvedOn', { day: one.approvedOn, documentNo: one.documentNo })}{' '}
          <Door to={`/units/${one.unit.no}`}>{t('detail.term')}</Door>
        </p>
      ) : null}
      {offered.length === 0 ? (
        <p className="quiet" style={{ marginBottom: 0 }}>
          {t(over ? 'detail.over' : 'detail.waiting')}
        </p>
      ) : (
        <div className="row no-print">
          {offered.map(({ name, type }) => (
            <Button key={name} type={type ?? 'default'} onClick={() => setMove(name)}>
              {t(`act.${name}`)}
            </Button>
          ))}
        </div>
      )}
      {move ? <MoveDialog one={one} move={move} onClose={() => setMove(null)} /> : null}
    </section>
  )
}
