import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { claimStates } from '../rules/claims.ts'
import { entryKinds } from '../rules/entries.ts'
import { ActDialog } from './ClaimCard.tsx'
import './lists.css'
import { Counts } from './Outcomes.tsx'
import { useListWords } from './use-list-words.ts'

type List = AnswerOf<typeof lists.listClaims>
type Row = List['items'][number]
const fields = [
  'kind',
  'state',
  'mode',
  'unitNo',
  'districtNo',
  'fromOn',
  'untilOn',
  'due',
  'handedDown',
  'urged',
  'communityId',
] as const
const modes = ['single', 'group', 'person'] as const

/** What was taken on by or from organisations in reach. */
export default function ClaimsPage() {
  return <Claims supervised={false} />
}

/** The list of claims, or of those on what is kept to communities the reader leads or convenes (CN-29). */
export function Claims({ supervised }: { supervised: boolean }) {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const communities = useEndpoint(lists.getCommunities).data?.items ?? []
  const filter = Object.fromEntries(
    fields.flatMap((field) => (state[field] ? [[field, state[field]]] : [])).concat(supervised ? [['supervised', 'true']] : []),
  ) as Record<string, string>
  const answer = useEndpoint(lists.listClaims, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame
      title={t(supervised ? 'pages.supervision' : 'pages.claims')}
      tools={<ListTools endpoint={lists.exportClaims} query={filter} />}
      printFilter={[
        state.state ? t(`states.${state.state}` as never) : '',
        communities.find((one) => one.id === state.communityId)?.name ?? '',
        state.due === 'true' ? t('claim.onlyOverdue') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <section className="panel long stack list-panel">
        {supervised ? <p className="quiet in-text">{t('claim.supervisionHint')}</p> : null}
        <div className="row no-print list-filters">
          <ChoiceField
            field="kind"
            label={t('list.kind')}
            options={entryKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
          <ChoiceField
            field="state"
            label={t('list.standing')}
            options={claimStates.map((value) => ({ value, label: t(`states.${value}`) }))}
          />
          <ChoiceField
            field="mode"
            label={t('claim.mode')}
            options={modes.map((value) => ({ value, label: t(`modes.${value}`) }))}
          />
          <ChoiceField
            field="handedDown"
            label={t('claim.handedDown')}
            options={[{ value: 'true', label: t('claim.onlyHandedDown') }]}
          />
          <ChoiceField
            field="urged"
            label={t('claim.urged')}
            options={[
              { value: 'ever', label: t('claim.urgedEver') },
              { value: 'waiting', label: t('claim.urgedWaiting') },
            ]}
          />
          <ChoiceField field="due" label={t('claim.overdue')} options={[{ value: 'true', label: t('claim.onlyOverdue') }]} />
          {communities.length > 0 ? (
            <ChoiceField
              field="communityId"
              label={t('community.filter')}
              options={(supervised ? (answer.data?.communities ?? []) : communities).map((one) => ({
                value: one.id,
                label: one.name,
              }))}
            />
          ) : null}
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
        </div>
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <ClaimCounts counts={list.counts} filter={filter} path={supervised ? '/lists/supervision' : '/lists/claims'} />
              {list.total === 0 ? (
                <State hint={t(supervised ? 'claim.supervisionNone' : 'claim.listEmpty')} />
              ) : (
                <ClaimTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** Taken on beside what came of it: said to be solved, confirmed, and with which word. */
interface ClaimCountsProps {
  readonly counts: List['counts']
  readonly filter: Readonly<Record<string, string>>
  readonly path: string
}

function ClaimCounts({ counts, filter, path }: ClaimCountsProps) {
  const t = useTranslations('lists.counts')
  const { supervised: _supervised, ...rest } = filter
  const one = (key: string, label: string, value: number, state?: string) => ({
    key,
    label,
    value,
    to: path,
    search: { ...rest, ...(state ? { state } : {}) },
  })
  return (
    <Counts
      counts={[
        one('claims', t('claims'), counts.claims),
        one('solved', t('waiting'), counts.solved, 'solved'),
        one('verified', t('verified'), counts.verified, 'verified'),
      ]}
      rates={[{ name: 'satisfactionRate', part: counts.satisfied, whole: counts.rated }]}
    />
  )
}

function ClaimTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('lists')
  const words = useListWords()
  const [urging, setUrging] = useState<Row | null>(null)
  const columns: ListColumn<Row>[] = [
    {
      key: 'title',
      title: t('field.title'),
      width: 260,
      names: true,
      render: (_, row) => <Door to={`/lists/${row.entry.id}`}>{row.entry.title}</Door>,
    },
    { key: 'kind', title: t('list.kind'), width: 90, render: (_, row) => t(`kinds.${row.entry.kind}`) },
    { key: 'owner', title: t('field.owner'), width: 200, render: (_, row) => <span data-name>{row.owner.name}</span> },
    {
      key: 'by',
      title: t('claim.by'),
      width: 260,
      render: (_, row) =>
        row.members.length === 0 ? t('modes.person') : <span data-name>{row.members.map((one) => one.name).join(comma())}</span>,
    },
    { key: 'state', title: t('list.standing'), width: 110, render: (_, row) => <Tag>{t(`states.${row.state}`)}</Tag> },
    { key: 'on', title: t('claim.on'), width: 110, className: 'tnum', render: (_, row) => row.claimedOn },
    {
      key: 'verified',
      title: t('claim.verifiedOn'),
      width: 110,
      className: 'tnum',
      render: (_, row) => row.verifiedOn ?? nothing,
    },
    {
      key: 'satisfaction',
      title: t('claim.satisfaction'),
      width: 110,
      render: (_, row) => (row.satisfaction ? words.name('satisfactions', row.satisfaction) : nothing),
    },
    { key: 'noted', title: t('claim.notedOn'), width: 130, className: 'tnum', render: (_, row) => <Told row={row} /> },
    { key: 'urged', title: t('claim.urged'), width: 170, render: (_, row) => <Urged row={row} /> },
    {
      key: 'acts',
      title: t('record.acts'),
      width: 90,
      className: 'no-print',
      render: (_, row) =>
        row.urgeAs === null ? null : (
          <Button size="small" onClick={() => setUrging(row)}>
            {t('acts.supervise')}
          </Button>
        ),
    },
  ]
  return (
    <>
      <ListTable<Row>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: 1640 }}
        {...usePaging(list.page, list.total, onPage)}
      />
      {urging?.urgeAs ? (
        <ActDialog claim={urging} act={{ deed: 'supervise', side: urging.urgeAs, asNo: null }} onClose={() => setUrging(null)} />
      ) : null}
    </>
  )
}

/** Day of the last step, and whether the rule proposes to urge. */
function Told({ row }: { row: Row }) {
  const t = useTranslations('lists.claim')
  return (
    <>
      {row.notedOn} {row.overdue ? <Flag>{t('overdue')}</Flag> : null}
    </>
  )
}

/** How often was urged, by when an answer was asked for, and when it was answered. */
function Urged({ row }: { row: Row }) {
  const t = useTranslations('lists.claim')
  if (row.urged === 0) return nothing
  return (
    <>
      {t('urgedTimes', { count: row.urged })}{' '}
      <small className="quiet">
        {row.answeredOn
          ? t('answered', { day: row.answeredOn })
          : row.urgeDueOn
            ? t('urgeDueBy', { day: row.urgeDueOn })
            : t('unanswered')}
      </small>
    </>
  )
}
