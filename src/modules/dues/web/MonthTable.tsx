import { Alert, App, Button, Checkbox, Select, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { typedIn } from '../../../web/kit/typed-in.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { dues, payers } from '../contract.ts'
import type { MonthAnswer } from './MonthPage.tsx'
import { RetractDialog } from './RetractDialog.tsx'
import { useWord, yuan } from './use-money.ts'

type Item = MonthAnswer['items'][number]
type PaidBy = (typeof payers)[number]

/** Everybody who owes the month is ticked; one button records them all. */
export function MonthTable({ one }: { one: MonthAnswer }) {
  const t = useTranslations('dues')
  const word = useWord()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [by, setBy] = useState<Readonly<Record<string, PaidBy>>>({})
  const [taking, setTaking] = useState<Item | null>(null)
  const chosen = one.items.filter((item) => item.state === 'open' && !left.has(item.memberId))
  const toggle = (id: string) => setLeft(new Set(left.has(id) ? [...left].filter((other) => other !== id) : [...left, id]))
  const kindOf = (code: string | null) => {
    const kind = one.kinds.find((known) => known.code === code)
    return kind ? word(kind) : nothing
  }
  return (
    <>
      <p className="quiet" style={{ margin: 0 }}>
        {t('month.hint')} {t('month.private')}
      </p>
      <PlainTable
        label={t('pages.month')}
        rows={one.items}
        rowKey={(row) => row.memberId}
        columns={[
          {
            key: 'name',
            title: t('field.name'),
            render: (row) => (
              <Checkbox
                disabled={row.state !== 'open'}
                checked={row.state === 'paid' || (row.state === 'open' && !left.has(row.memberId))}
                onChange={() => toggle(row.memberId)}
              >
                <span data-name="">{row.name}</span>
                {row.probationary ? <span className="quiet"> {t('month.probationary')}</span> : null}
              </Checkbox>
            ),
          },
          {
            key: 'kind',
            title: t('field.kind'),
            render: (row) => (
              <>
                {kindOf(row.kind)}
                {row.assessedBefore ? <span className="quiet"> {t('month.assessedBefore')}</span> : null}
              </>
            ),
          },
          {
            key: 'base',
            title: t('field.base'),
            align: 'right',
            className: 'tnum',
            render: (row) => (row.baseFen === null ? nothing : yuan(row.baseFen)),
          },
          {
            key: 'due',
            title: t('field.due'),
            align: 'right',
            className: 'tnum',
            render: (row) =>
              row.dueFen === null ? nothing : `${yuan(row.dueFen)}${row.reduced ? ` ${t('month.reduced')}` : ''}`,
          },
          {
            key: 'state',
            title: t('field.state'),
            render: (row) => <Tag color={row.state === 'open' ? 'blue' : undefined}>{t(`state.${row.state}`)}</Tag>,
          },
          {
            key: 'by',
            title: t('field.paidBy'),
            render: (row) =>
              row.state === 'open' ? (
                <Select
                  size="small"
                  aria-label={`${t('field.paidBy')} ${row.name}`}
                  value={by[row.memberId] ?? 'self'}
                  onChange={(value) => setBy({ ...by, [row.memberId]: value })}
                  options={payers.map((value) => ({ value, label: t(`by.${value}`) }))}
                  style={{ minWidth: 120 }}
                />
              ) : row.paidBy ? (
                <>
                  {t(`by.${row.paidBy}`)}{' '}
                  {row.paymentId === null ? (
                    <span className="quiet">{t('month.paidBefore')}</span>
                  ) : (
                    <Button size="small" type="link" onClick={() => setTaking(row)}>
                      {t('month.retract')}
                    </Button>
                  )}
                </>
              ) : (
                nothing
              ),
          },
          { key: 'behind', title: t('field.behind'), render: (row) => <Behind item={row} most={one.arrearsMonths} /> },
        ]}
      />
      <Confirm one={one} chosen={chosen} by={by} />
      {taking ? (
        <RetractDialog no={one.branch.no} kind="payments" id={taking.paymentId!} onClose={() => setTaking(null)} />
      ) : null}
    </>
  )
}

function Behind({ item: { behind }, most }: { item: Item; most: number }) {
  const t = useTranslations('dues.month')
  if (behind.months.length === 0) return nothing
  return (
    <span title={behind.months.join(comma())}>
      {t('behind', { count: behind.months.length, yuan: yuan(behind.fen) })}
      {behind.atLimit ? <span className="quiet"> {t('limit', { most })}</span> : null}
    </span>
  )
}

interface ConfirmProps {
  readonly one: MonthAnswer
  readonly chosen: readonly Item[]
  readonly by: Readonly<Record<string, PaidBy>>
}

function Confirm({ one, chosen, by }: ConfirmProps) {
  const t = useTranslations('dues')
  const states = useTranslations('states')
  const text = useProblemText()
  const { message } = App.useApp()
  const [paidOn, setPaidOn] = useState<string | null>(today())
  const [quarter, setQuarter] = useState(false)
  const record = useAction(dues.recordMonth)
  if (one.sum.open === 0)
    return (
      <p className="quiet" style={{ margin: 0 }}>
        {t('month.none')}
      </p>
    )
  const items = chosen.map(({ memberId }) => ({ memberId, paidBy: by[memberId] ?? 'self' }))
  const send = () =>
    record
      .mutateAsync({
        params: { no: one.branch.no, month: one.month },
        body: { paidOn: paidOn ?? today(), quarter, items: [...items] },
        typed: typedIn({ left: one.sum.open - chosen.length, by, paidOn, quarter }, { left: 0, paidOn: today() }),
      })
      .then(
        () => void message.success(states('saved')),
        () => {},
      )
  const total = chosen.reduce((sum, item) => sum + (item.dueFen ?? 0), 0)
  return (
    <div className="dues-confirm no-print">
      {record.error ? <Alert type="error" showIcon title={text(record.error)} style={{ width: '100%' }} /> : null}
      <label className="row">
        <span>{t('field.paidOn')}</span>
        <DayInput value={paidOn} label={t('field.paidOn')} width={140} onChange={setPaidOn} />
      </label>
      {one.quarterly ? (
        <Checkbox checked={quarter} onChange={(event) => setQuarter(event.target.checked)}>
          {t('month.quarter')}
        </Checkbox>
      ) : null}
      <Button type="primary" loading={record.isPending} disabled={chosen.length === 0} onClick={() => void send()}>
        {t('month.confirm', { count: chosen.length, yuan: yuan(total) })}
      </Button>
    </div>
  )
}
