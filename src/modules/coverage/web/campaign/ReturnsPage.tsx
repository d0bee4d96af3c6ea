import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { nothing, useFigures } from '../../../../web/ui/figures.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import '../coverage.css'
import { ReceiptButton } from '../overview/ReceiptDrawer.tsx'
import { differenceOf, isRate, returnRows, valueOf } from './return-rows.ts'

type Return = AnswerOf<typeof coverage.listReturns>['items'][number]

export default function ReturnsPage() {
  const t = useTranslations('coverage')
  const answer = useEndpoint(coverage.listReturns)
  const may = useCan('coverage.freeze')
  const [freezing, setFreezing] = useState(false)
  const tools = may ? (
    <Button type="primary" onClick={() => setFreezing(true)}>
      {t('returns.freeze')}
    </Button>
  ) : null
  return (
    <PageFrame title={t('pages.returns')} tools={tools}>
      <p className="quiet" style={{ margin: 0 }}>
        {t('returns.hint')}
      </p>
      <Answer of={answer}>
        {({ items }) =>
          items.length === 0 ? (
            <section className="panel">
              <State hint={t('returns.empty')} />
            </section>
          ) : (
            items.map((item) => <ReturnPanel key={item.id} item={item} />)
          )
        }
      </Answer>
      {freezing ? <FreezeDialog onClose={() => setFreezing(false)} /> : null}
    </PageFrame>
  )
}

function ReturnPanel({ item }: { item: Return }) {
  const t = useTranslations('coverage.returns')
  const { moment } = useFigures()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{item.title}</h2>
        <span className="quiet tnum">
          {t('asOf')} {item.asOf} · {t('frozenAt')} {moment(item.frozenAt)}
          {item.frozenBy ? ` · ${item.frozenBy}` : ''}
        </span>
        <span className="tools no-print">
          <ReceiptButton receipt={item.receipt} />
        </span>
      </div>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={item.title}>
        <table className="plain compare">
          <thead>
            <tr>
              <th scope="col">{t('figure')}</th>
              <th scope="col" className="num">
                {t('frozen')}
              </th>
              <th scope="col" className="num">
                {t('living')}
              </th>
              <th scope="col" className="num">
                {t('difference')}
              </th>
            </tr>
          </thead>
          <tbody>
            {returnRows.map((row) => (
              <CompareRow
                key={row}
                word={t(`rows.${row}`)}
                rate={isRate(row)}
                frozen={valueOf(item.figures, row)}
                living={valueOf(item.living, row)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function CompareRow({
  word,
  rate,
  frozen,
  living,
}: {
  word: string
  rate: boolean
  frozen: number | null
  living: number | null
}) {
  const t = useTranslations('coverage.returns')
  const format = useFormatter()
  const { count, percent } = useFigures()
  const difference = differenceOf(frozen, living)
  const shown = rate ? percent : count
  return (
    <tr>
      <th scope="row">{word}</th>
      <td className="num">{shown(frozen)}</td>
      <td className="num">{shown(living)}</td>
      <td className="num">
        {difference === null ? nothing : difference === 0 ? t('same') : format.number(difference, { signDisplay: 'always' })}
      </td>
    </tr>
  )
}

function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const { districts } = useCatalogue()
  const freeze = useAction(coverage.freezeReturn)
  const required = (name: string) => [{ required: true, message: t('form.required', { name }) }]
  return (
    <ActionDialog<BodyOf<typeof coverage.freezeReturn>>
      title={t('coverage.returns.freeze')}
      initialValues={{ asOf: today(), districtNo: districts[0]?.no }}
      pending={freeze.isPending}
      error={freeze.error}
      send={(body) => freeze.mutateAsync({ body })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t('coverage.returns.title')} rules={required(t('coverage.returns.title'))}>
        <Input maxLength={100} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="districtNo" label={t('coverage.returns.district')} rules={required(t('coverage.returns.district'))}>
          <Select options={districts.map((row) => ({ value: row.no, label: row.name }))} />
        </Form.Item>
        <Form.Item name="asOf" label={t('coverage.returns.asOf')} rules={required(t('coverage.returns.asOf'))}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
