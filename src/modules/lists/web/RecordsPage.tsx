import { Button, Form, Input } from 'antd'
import { type ComponentType, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { FindField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import './lists.css'

/** The four records kept beside the lists: the same filter, tools and retraction, each with its own columns. */
const endpoints = {
  signed: { list: lists.listSigned, export: lists.exportSigned, retract: lists.retractSigned },
  meetings: { list: lists.listMeetings, export: lists.exportMeetings, retract: lists.retractMeeting },
  visits: { list: lists.listVisits, export: lists.exportVisits, retract: lists.retractVisit },
  contributions: { list: lists.listContributions, export: lists.exportContributions, retract: lists.retractContribution },
} as const
export type RecordKind = keyof typeof endpoints

/** What every record has. */
export interface AnyRecord {
  readonly id: string
  readonly no: number
  readonly unit: { readonly no: number; readonly name: string }
  readonly onDay: string
  readonly entries: readonly { readonly id: string; readonly no: number; readonly title: string }[]
  readonly can: { readonly retract: boolean }
}

interface RecordsPageProps<T extends AnyRecord> {
  readonly kind: RecordKind
  readonly columns: readonly ListColumn<T>[]
  readonly Dialog: ComponentType<{ onClose: () => void }>
  /** Filters of its own. */
  readonly filters?: ReactNode
  /** Whether what the filter comes to in yuan stands above the list. */
  readonly summed?: boolean
}

const fields = ['unitNo', 'districtNo', 'fromOn', 'untilOn', 'code', 'communityId', 'outside', 'served', 'campaign', 'q'] as const

export function RecordsPage<T extends AnyRecord>({ kind, columns, Dialog, filters, summed = false }: RecordsPageProps<T>) {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const { list, export: file } = endpoints[kind]
  const answer = useEndpoint(
    list as typeof lists.listContributions,
    { query: { ...filter, page: Number(state.page ?? 1) } },
    { keep: true },
  )
  const [recording, setRecording] = useState(false)
  const [retracting, setRetracting] = useState<AnyRecord | null>(null)
  const tools = (
    <>
      <ListTools endpoint={file} query={filter} />
      {answer.data?.can.record ? (
        <Button type="primary" onClick={() => setRecording(true)}>
          {t(`${kind}.record`)}
        </Button>
      ) : null}
    </>
  )
  const shown: ListColumn<AnyRecord>[] = [
    ...(columns as unknown as ListColumn<AnyRecord>[]),
    {
      key: 'entries',
      title: t(`${kind}.entries`),
      width: 240,
      render: (_, row) =>
        row.entries.length === 0
          ? nothing
          : row.entries.map((one, index) => (
              <span key={one.id}>
                {index > 0 ? comma() : ''}
                <Door to={`/lists/${one.id}`}>{one.title}</Door>
              </span>
            )),
    },
    {
      key: 'acts',
      title: t('record.acts'),
      width: 90,
      render: (_, row) =>
        row.can.retract ? (
          <Button size="small" type="link" onClick={() => setRetracting(row)}>
            {t('record.retract')}
          </Button>
        ) : null,
    },
  ]
  return (
    <PageFrame
      title={t(`pages.${kind}`)}
      tools={tools}
      printFilter={[state.fromOn, state.untilOn, state.q].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print list-filters">
          {filters}
          {(['fromOn', 'untilOn'] as const).map((field) => (
            <label key={field} className="row">
              <span>{t(`record.${field}`)}</span>
              <DayInput
                value={state[field] ?? null}
                label={t(`record.${field}`)}
                width={130}
                onChange={(day) => change({ [field]: day, page: null })}
              />
            </label>
          ))}
          <FindField label={t('record.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(found) => (
            <>
              {summed ? (
                <p className="quiet tnum">
                  {t('contributions.sum', { yuan: found.sumFen / 100 })} {t('contributions.noMoney')}
                </p>
              ) : null}
              {found.total === 0 ? (
                <State hint={t(`${kind}.empty`)} />
              ) : (
                <Rows list={found} columns={shown} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
      {recording ? <Dialog onClose={() => setRecording(false)} /> : null}
      {retracting ? <RetractDialog kind={kind} row={retracting} onClose={() => setRetracting(null)} /> : null}
    </PageFrame>
  )
}

type Found = AnswerOf<typeof lists.listContributions>

function Rows({ list, columns, onPage }: { list: Found; columns: ListColumn<AnyRecord>[]; onPage: (page: number) => void }) {
  return (
    <ListTable<AnyRecord>
      rowKey="id"
      columns={columns}
      dataSource={list.items as AnyRecord[]}
      scroll={{ x: 1160 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function RetractDialog({ kind, row, onClose }: { kind: RecordKind; row: AnyRecord; onClose: () => void }) {
  const t = useTranslations('lists')
  const required = useTranslations('form')
  const retract = useAction(endpoints[kind].retract)
  return (
    <ActionDialog<{ reason: string }>
      title={t('record.retract')}
      hint={t('record.retractHint')}
      danger
      pending={retract.isPending}
      error={retract.error}
      send={(body) => retract.mutateAsync({ params: { id: row.id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('field.reason')}
        rules={[{ required: true, message: required('required', { name: t('field.reason') }) }]}
      >
        <Input.TextArea rows={2} maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
