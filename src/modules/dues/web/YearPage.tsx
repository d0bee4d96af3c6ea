import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { dues, totalKinds } from '../contract.ts'
import './dues.css'
import { Remittances } from './Remittances.tsx'
import { RetractDialog } from './RetractDialog.tsx'
import { useWord, yuan } from './use-money.ts'
import { PublishDialog, UseDialog } from './YearDialogs.tsx'

type Year = AnswerOf<typeof dues.getYear>

/** A branch's dues of a year in totals: what may be told to members and to those above. */
export default function YearPage() {
  const { no } = useParams({ strict: false }) as { no: string }
  const [state] = useUrlState()
  const year = Number(state.year ?? today().slice(0, 4))
  const answer = useEndpoint(dues.getYear, { params: { no: Number(no), year } })
  return <Answer of={answer}>{(one) => <YearBody one={one} />}</Answer>
}

function YearBody({ one }: { one: Year }) {
  const t = useTranslations('dues')
  const actions = useTranslations('actions')
  const [act, setAct] = useState<'use' | 'publish' | null>(null)
  const tools = (
    <>
      {one.can.record ? <Button onClick={() => setAct('use')}>{t('year.record')}</Button> : null}
      {one.can.record ? <Button onClick={() => setAct('publish')}>{t('year.publish')}</Button> : null}
      {one.can.record ? (
        <ListTools endpoint={dues.exportLedger} params={{ no: one.branch.no, year: one.year }} prints={false} />
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={`${one.branch.name} ${one.year}`} tools={tools} printFilter={String(one.year)}>
      <section className="panel stack">
        <dl className="dues-sums">
          {totalKinds.map((key) => (
            <div key={key}>
              <dt className="quiet">{t(`list.${key}`)}</dt>
              <dd>{t('amount', { yuan: yuan(one.sum[`${key}Fen`]) })}</dd>
            </div>
          ))}
        </dl>
        <p className="quiet" style={{ margin: 0 }}>
          {t('only')} {t('month.rule', { source: one.rule.source })}
        </p>
      </section>
      <Months one={one} />
      <Uses one={one} />
      <Remittances one={one} />
      <section className="panel stack">
        <h2>{t('year.publications')}</h2>
        {one.publications.length === 0 ? <p className="quiet">{t('year.noPublication')}</p> : null}
        {one.publications.map((told) => (
          <p key={`${told.publishedOn} ${told.collectedFen} ${told.usedFen}`}>
            {t('year.told', {
              day: told.publishedOn,
              collected: yuan(told.collectedFen),
              used: yuan(told.usedFen),
              how: told.how ?? '',
            })}
          </p>
        ))}
      </section>
      {act === 'use' ? <UseDialog one={one} onClose={() => setAct(null)} /> : null}
      {act === 'publish' ? <PublishDialog one={one} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

function Months({ one }: { one: Year }) {
  const t = useTranslations('dues')
  const monthOf = (month: string) =>
    one.can.record ? (
      <Door to={`/dues/${one.branch.no}`} search={{ month }}>
        {month}
      </Door>
    ) : (
      month
    )
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('year.months')}</h2>
      </div>
      {one.months.length === 0 ? (
        <p className="quiet">{t('year.noMonths')}</p>
      ) : (
        <PlainTable
          label={t('year.months')}
          rows={one.months}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', title: t('field.month'), className: 'tnum', render: (row) => monthOf(row.month) },
            { key: 'payers', title: t('field.payers'), align: 'right', className: 'tnum', render: (row) => row.payers },
            {
              key: 'regular',
              title: t('list.regular'),
              align: 'right',
              className: 'tnum',
              render: (row) => yuan(row.regularFen),
            },
            { key: 'extra', title: t('list.extra'), align: 'right', className: 'tnum', render: (row) => yuan(row.extraFen) },
          ]}
        />
      )}
    </section>
  )
}

function Uses({ one }: { one: Year }) {
  const t = useTranslations('dues')
  const word = useWord()
  const [taking, setTaking] = useState<number | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('year.uses')}</h2>
      </div>
      {one.uses.length === 0 ? (
        <p className="quiet">{t('year.noUses')}</p>
      ) : (
        <PlainTable
          label={t('year.uses')}
          rows={one.uses}
          rowKey={(row) => row.id}
          columns={[
            { key: 'day', title: t('field.onDay'), className: 'tnum', render: (row) => row.onDay },
            { key: 'purpose', title: t('field.purpose'), render: (row) => word(row.purpose) },
            { key: 'amount', title: t('field.amount'), align: 'right', className: 'tnum', render: (row) => yuan(row.amountFen) },
            { key: 'decision', title: t('field.decisionNo'), render: (row) => `${row.decisionNo} · ${row.decidedOn}` },
            { key: 'note', title: t('field.note'), render: (row) => row.note ?? nothing },
            {
              key: 'acts',
              title: t('field.acts'),
              className: 'no-print',
              render: (row) =>
                one.can.record ? (
                  <Button size="small" onClick={() => setTaking(row.id)}>
                    {t('month.retract')}
                  </Button>
                ) : (
                  nothing
                ),
            },
          ]}
        />
      )}
      {taking === null ? null : <RetractDialog no={one.branch.no} kind="uses" id={taking} onClose={() => setTaking(null)} />}
    </section>
  )
}
