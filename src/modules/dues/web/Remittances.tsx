import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../kernel/endpoint.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { DayItem, DocumentItem } from '../../../web/ui/fields.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { dues, remittanceKinds } from '../contract.ts'
import { RetractDialog } from './RetractDialog.tsx'
import { useField } from './use-field.ts'
import { yuan } from './use-money.ts'
import { YuanInput } from './YuanInput.tsx'

type Year = AnswerOf<typeof dues.getYear>

/** What is to go up and to come back by the rules, and what did. */
export function Remittances({ one }: { one: Year }) {
  const t = useTranslations('dues')
  const [adding, setAdding] = useState(false)
  const [taking, setTaking] = useState<number | null>(null)
  return (
    <section className="panel stack">
      <div className="panel-head">
        <h2>{t('year.remittances')}</h2>
        {one.can.remit ? (
          <span className="tools no-print">
            <Button onClick={() => setAdding(true)}>{t('year.remit')}</Button>
          </span>
        ) : null}
      </div>
      <ShareLine one={one} kind="upward" />
      <ShareLine one={one} kind="returns" />
      {one.remittances.length === 0 ? (
        <p className="quiet">{t('year.noRemittances')}</p>
      ) : (
        <PlainTable
          label={t('year.remittances')}
          rows={one.remittances}
          rowKey={(row) => row.id}
          columns={[
            { key: 'kind', title: t('field.remittance'), render: (row) => t(`list.${row.kind}`) },
            { key: 'day', title: t('field.remittedOn'), className: 'tnum', render: (row) => row.onDay },
            { key: 'amount', title: t('field.amount'), align: 'right', className: 'tnum', render: (row) => yuan(row.amountFen) },
            { key: 'counterpart', title: t('field.counterpart'), render: (row) => row.counterpart },
            { key: 'document', title: t('field.documentNo'), render: (row) => row.documentNo ?? nothing },
            { key: 'note', title: t('field.note'), render: (row) => row.note ?? nothing },
            {
              key: 'acts',
              title: t('field.acts'),
              className: 'no-print',
              render: (row) => (
                <span className="row">
                  <Door to={`/dues/${one.branch.no}/receipt`} search={{ year: String(one.year), remittance: String(row.id) }}>
                    {t('receipt.open')}
                  </Door>
                  {one.can.remit ? (
                    <Button size="small" onClick={() => setTaking(row.id)}>
                      {t('month.retract')}
                    </Button>
                  ) : null}
                </span>
              ),
            },
          ]}
        />
      )}
      {adding ? <RemitDialog one={one} onClose={() => setAdding(false)} /> : null}
      {taking === null ? null : (
        <RetractDialog no={one.branch.no} kind="remittances" id={taking} onClose={() => setTaking(null)} />
      )}
    </section>
  )
}

function ShareLine({ one, kind }: { one: Year; kind: 'upward' | 'returns' }) {
  const t = useTranslations('dues.year')
  const { fen, part, whole, rule } = one[kind]
  return (
    <p className="quiet" style={{ margin: 0 }}>
      {fen === null || part === null
        ? t(`${kind}Unset`, { source: rule.source })
        : t(`${kind}Hint`, { percent: (part * 100) / whole, yuan: yuan(fen), source: rule.source })}
      {fen !== null && !rule.stated ? ` ${t('notStated')}` : null}
    </p>
  )
}

function RemitDialog({ one, onClose }: { one: Year; onClose: () => void }) {
  const t = useTranslations('dues')
  const field = useField()
  const record = useAction(dues.recordRemittance)
  const [form] = Form.useForm<BodyOf<typeof dues.recordRemittance>>()
  const kind = Form.useWatch('kind', form) ?? 'upward'
  const prepared = { upward: one.upward.fen, returned: one.returns.fen }[kind]
  return (
    <ActionDialog<BodyOf<typeof dues.recordRemittance>>
      form={form}
      title={t('year.remit')}
      hint={prepared ? t('year.prepared', { yuan: yuan(prepared) }) : t('only')}
      initialValues={{ kind: 'upward', onDay: today() }}
      pending={record.isPending}
      error={record.error}
      send={(body) => record.mutateAsync({ params: { no: one.branch.no, year: one.year }, body })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="kind" {...field('remittance')}>
          <Select options={remittanceKinds.map((value) => ({ value, label: t(`list.${value}`) }))} />
        </Form.Item>
        <Form.Item name="amountFen" {...field('amount')}>
          <YuanInput />
        </Form.Item>
        <DayItem name="onDay" label={t('field.remittedOn')} />
        <DocumentItem label={t('field.documentNo')} />
      </div>
      <Form.Item name="counterpart" {...field('counterpart')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="note" label={t('field.note')}>
        <Input maxLength={200} />
      </Form.Item>
    </ActionDialog>
  )
}
