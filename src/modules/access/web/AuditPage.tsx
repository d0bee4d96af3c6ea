import { usePaging } from '../../../web/ui/paging.ts'
import { Select } from 'antd'
import { useMessages, useTranslations } from 'use-intl'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { codeOfKey } from '../../../web/phrases/branches.ts'
import { useNotedWords } from '../../../web/phrases/noted-words.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { DayField } from '../../../web/ui/DayField.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { listAuditEntries } from '../contract.ts'
import { VerifyButton } from './VerifyButton.tsx'
import { useDeed, usePurposeName, useResult, useRoleName } from './words.ts'

type Entry = AnswerOf<typeof listAuditEntries>['items'][number]

export default function AuditPage() {
  const t = useTranslations('access')
  const [state, change] = useUrlState()
  const { action, fromOn, untilOn, result, objectType, objectId, accountId, page } = state
  const query = {
    action,
    fromOn,
    untilOn,
    result: result as never,
    objectType,
    objectId,
    accountId,
    page: Number(page ?? 1),
    pageSize: 50,
  }
  const answer = useEndpoint(listAuditEntries, { query }, { keep: true })
  return (
    <PageFrame title={t('pages.audit')} tools={<VerifyButton />}>
      <section className="panel long stack">
        <AuditFilter />
        <Answer of={answer}>
          {(list) => (
            <AuditTable
              rows={list.items}
              total={list.total}
              page={list.page}
              onPage={(next) => change({ page: next === 1 ? null : next })}
            />
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function AuditFilter() {
  const t = useTranslations('access.audit')
  const [state, change] = useUrlState()
  const deed = useDeed()
  const { written } = useMessages()
  const deeds = Object.keys(written)
    .map(codeOfKey)
    .map((value) => ({ value, label: deed(value) }))
  const results = (['ok', 'refused'] as const).map((value) => ({ value, label: t(value) }))
  return (
    <div className="row no-print">
      <Select
        value={state.action}
        options={deeds}
        onChange={(action: string | undefined) => change({ action, page: null })}
        placeholder={t('filterAction')}
        aria-label={t('filterAction')}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        style={{ width: 260 }}
      />
      <Select
        value={state.result}
        options={results}
        onChange={(result: string | undefined) => change({ result, page: null })}
        placeholder={t('result')}
        aria-label={t('result')}
        allowClear
        style={{ width: 120 }}
      />
      {(['fromOn', 'untilOn'] as const).map((field) => (
        <span key={field} className="row" style={{ flexWrap: 'nowrap' }}>
          <span className="quiet nowrap">{t(field === 'fromOn' ? 'from' : 'until')}</span>
          <DayField
            width={136}
            label={t(field === 'fromOn' ? 'from' : 'until')}
            placeholder={t('any')}
            value={state[field] ?? null}
            onChange={(day) => change({ [field]: day, page: null })}
          />
        </span>
      ))}
    </div>
  )
}

interface AuditTableProps {
  readonly rows: Entry[]
  readonly total: number
  readonly page: number
  readonly onPage: (page: number) => void
}

function AuditTable({ rows, total, page, onPage }: AuditTableProps) {
  const t = useTranslations()
  const roleName = useRoleName()
  const actionName = useDeed()
  const resultName = useResult()
  const purposeName = usePurposeName()
  const noted = useNotedWords()
  const { moment } = useFigures()
  const who = (row: Entry) => (row.actor === 'person' ? (row.actorName ?? nothing) : t(`access.audit.${row.actor}`))
  const columns = [
    {
      key: 'seq',
      title: t('access.audit.seq'),
      wideOnly: true,
      width: 80,
      align: 'right' as const,
      className: 'tnum',
      dataIndex: 'seq',
    },
    { key: 'at', title: t('access.audit.at'), width: 144, className: 'tnum', render: (_: unknown, row: Entry) => moment(row.at) },
    {
      key: 'actor',
      title: t('access.audit.actor'),
      width: 150,
      render: (_: unknown, row: Entry) => (
        <>
          {who(row)} <span className="quiet">{row.roles.map(roleName).join(comma())}</span>
        </>
      ),
    },
    {
      key: 'action',
      title: t('access.audit.action'),
      names: true,
      width: 150,
      render: (_: unknown, row: Entry) => (
        <Door to="/audit" search={{ action: row.action }}>
          {actionName(row.action)}
        </Door>
      ),
    },
    {
      key: 'object',
      title: t('access.audit.object'),
      width: 130,
      render: (_: unknown, row: Entry) =>
        row.objectType ? <span title={row.objectId ?? undefined}>{noted.object(row.objectType, row.objectId)}</span> : nothing,
    },
    {
      key: 'fields',
      title: t('access.audit.fields'),
      render: (_: unknown, row: Entry) => noted.fields(row.fields) || nothing,
    },
    {
      key: 'purpose',
      title: t('access.audit.purpose'),
      width: 90,
      render: (_: unknown, row: Entry) => (row.purpose === null ? nothing : purposeName(row.purpose)),
    },
    {
      key: 'result',
      title: t('access.audit.result'),
      width: 170,
      render: (_: unknown, row: Entry) => (row.result === 'ok' ? resultName(row.result) : <Flag>{resultName(row.result)}</Flag>),
    },
    {
      key: 'ip',
      title: t('access.audit.ip'),
      width: 120,
      className: 'tnum',
      render: (_: unknown, row: Entry) => row.ip ?? nothing,
    },
  ]
  const paging = usePaging(page, total, onPage)
  return (
    <ListTable<Entry>
      rowKey="seq"
      columns={columns}
      dataSource={rows}
      scroll={{ x: 1100 }}
      locale={{ emptyText: t('access.audit.empty') }}
      {...paging}
    />
  )
}
