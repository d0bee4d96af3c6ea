import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { FactList } from '../../../web/ui/FactList.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import type { demands } from '../contract.ts'

const AnswerDialog = lazyDialog(async () => (await import('./dialogs/ConsultationDialogs.tsx')).AnswerConsultationDialog)

const WithdrawDialog = lazyDialog(async () => (await import('./dialogs/ConsultationDialogs.tsx')).WithdrawConsultationDialog)

export type Consulted = AnswerOf<typeof demands.getIssue>['consultations'][number]

/** What an organisation was asked, what it finds and advises, and the answer where the reader may give or enter it. */
export function ConsultationFacts({ of: one }: { of: Consulted }) {
  const t = useTranslations('demands.consultation')
  const [act, setAct] = useState<'answer' | 'decline' | 'withdraw' | null>(null)
  const days = [`${t('field.askedOn')} ${one.askedOn}`, `${t('field.dueOn')} ${one.dueOn}`].join(' · ')
  return (
    <>
      <FactList
        facts={[
          [
            t('field.state'),
            one.closedOn ? `${t(`state.${one.state}`)} · ${one.closedOn}` : `${t(`state.${one.state}`)} · ${days}`,
          ],
          [t('field.question'), one.question, true],
          [t('field.finding'), one.finding, true],
          [t('field.advice'), one.advice, true],
          [t(one.state === 'withdrawn' ? 'field.withdrawn' : 'field.reason'), one.reason, true],
          [t('field.told'), one.told, true],
        ]}
      />
      {one.can.answer || one.can.tell || one.can.withdraw ? (
        <div className="demand-acts no-print">
          <Button type={one.can.answer ? 'primary' : 'default'} onClick={() => setAct('answer')}>
            {t(one.can.answer ? 'answer' : 'tell')}
          </Button>
          <Button onClick={() => setAct('decline')}>{t(one.can.answer ? 'decline' : 'tellDecline')}</Button>
          {one.can.withdraw ? <Button onClick={() => setAct('withdraw')}>{t('withdraw')}</Button> : null}
        </div>
      ) : null}
      {act === 'withdraw' ? <WithdrawDialog of={one} onClose={() => setAct(null)} /> : null}
      {act === 'answer' || act === 'decline' ? <AnswerDialog of={one} act={act} onClose={() => setAct(null)} /> : null}
    </>
  )
}
