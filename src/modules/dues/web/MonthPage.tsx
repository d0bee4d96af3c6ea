import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { dues } from '../contract.ts'
import './dues.css'
import { MonthInput } from './MonthInput.tsx'
import { Reductions } from './Reductions.tsx'
import { MonthTable } from './MonthTable.tsx'
import { yuan } from './use-money.ts'

const AssessDialog = lazyDialog(async () => (await import('./AssessDialog.tsx')).AssessDialog)
const ReduceDialog = lazyDialog(async () => (await import('./MoneyDialogs.tsx')).ReduceDialog)
const ExtraDialog = lazyDialog(async () => (await import('./MoneyDialogs.tsx')).ExtraDialog)

export type MonthAnswer = AnswerOf<typeof dues.getMonth>

/** A month of the own branch: one screen, one confirmation. */
export default function MonthPage() {
  const { no } = useParams({ strict: false }) as { no: string }
  const [state] = useUrlState()
  const month = state.month ?? today().slice(0, 7)
  const answer = useEndpoint(dues.getMonth, { params: { no: Number(no), month } })
  return <Answer of={answer}>{(one) => <MonthBody key={`${no} ${month}`} one={one} />}</Answer>
}

function MonthBody({ one }: { one: MonthAnswer }) {
  const t = useTranslations('dues')
  const [, change] = useUrlState()
  const [act, setAct] = useState<'assess' | 'reduce' | 'extra' | null>(null)
  const Dialog = act ? { assess: AssessDialog, reduce: ReduceDialog, extra: ExtraDialog }[act] : null
  const tools = (
    <>
      {(['assess', 'reduce', 'extra'] as const).map((which) => (
        <Button key={which} onClick={() => setAct(which)}>
          {t(`month.${which}`)}
        </Button>
      ))}
      <Button icon={<PrinterOutlined />} aria-label={t('pages.month')} onClick={() => print()} />
    </>
  )
  return (
    <PageFrame title={`${one.branch.name} ${one.month}`} tools={tools} printFilter={one.month}>
      <section className="panel long stack">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <label className="row">
            <span>{t('field.month')}</span>
            <MonthInput
              value={one.month}
              label={t('field.month')}
              width={130}
              until={today().slice(0, 7)}
              onChange={(month) => change({ month })}
            />
          </label>
          <Door to={`/dues/${one.branch.no}/year`} search={{ year: one.month.slice(0, 4) }}>
            {t('month.year')}
          </Door>
          {one.sum.paidFen > 0 ? (
            <Door to={`/dues/${one.branch.no}/receipt`} search={{ month: one.month }}>
              {t('receipt.open')}
            </Door>
          ) : null}
        </div>
        <p className="quiet" style={{ margin: 0 }}>
          {t('only')} {t('month.rule', { source: one.rule.source })}
        </p>
        {one.items.length === 0 ? <State hint={t('month.empty')} /> : <MonthTable one={one} />}
        <Quarterly one={one} />
      </section>
      <Reductions one={one} />
      <Extras one={one} />
      {Dialog ? <Dialog one={one} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Quarterly({ one }: { one: MonthAnswer }) {
  const t = useTranslations('dues.month')
  const agree = useAction(dues.agreeQuarterly)
  const send = (agreedOn: string | null) =>
    void agree.mutateAsync({ params: { no: one.branch.no }, body: { agreedOn } }).catch(() => {})
  return (
    <p className="quiet no-print" style={{ margin: 0 }}>
      {one.quarterly ? t('quarterAgreed', { day: one.quarterly }) : null}{' '}
      <Button size="small" loading={agree.isPending} onClick={() => send(one.quarterly ? null : today())}>
        {t(one.quarterly ? 'monthlyAgain' : 'quarterAsk')}
      </Button>
    </p>
  )
}

function Extras({ one }: { one: MonthAnswer }) {
  const t = useTranslations('dues')
  if (one.extras.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('month.extras')}</h2>
      </div>
      <PlainTable
        label={t('month.extras')}
        rows={one.extras}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name}</span> },
          { key: 'amount', title: t('field.amount'), align: 'right', className: 'tnum', render: (row) => yuan(row.amountFen) },
          { key: 'day', title: t('field.paidOn'), className: 'tnum', render: (row) => row.paidOn },
          { key: 'note', title: t('field.note'), render: (row) => (row.toCentre ? t('month.toCentre') : '—') },
        ]}
      />
    </section>
  )
}
