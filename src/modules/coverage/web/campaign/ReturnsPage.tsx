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
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import '../coverage.css'
import { ReceiptButton } from '../overview/ReceiptDrawer.tsx'
import { differenceOf, isRate, type ReturnRow, returnRows, valueOf } from './return-rows.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

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
  const format = useFormatter()
  const { count, moment, percent } = useFigures()
  const shown = ({ row }: { row: ReturnRow }, value: number | null) => (isRate(row) ? percent : count)(value)
  const changed = (by: number | null) =>
    by === null ? nothing : by === 0 ? t('same') : format.number(by, { signDisplay: 'always' })
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
      <PlainTable
        label={item.title}
        className="compare"
        rows={returnRows.map((row) => compared(item, row))}
        rowKey={(line) => line.row}
        columns={[
          { key: 'figure', title: t('figure'), render: (line) => t(`rows.${line.row}`) },
          { key: 'frozen', title: t('frozen'), align: 'right', render: (line) => shown(line, line.frozen) },
          { key: 'living', title: t('living'), align: 'right', render: (line) => shown(line, line.living) },
          { key: 'difference', title: t('difference'), align: 'right', render: ({ difference }) => changed(difference) },
        ]}
      />
    </section>
  )
}

function compared(item: Return, row: ReturnRow) {
  const [frozen, living] = [valueOf(item.figures, row), valueOf(item.living, row)]
  return { row, frozen, living, difference: differenceOf(frozen, living) }
}

function FreezeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const { districts } = useCatalogue()
  const freeze = useAction(coverage.freezeReturn)
  const required = useRequired()
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
