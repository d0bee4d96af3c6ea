import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances, lineKinds, listedKinds } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import { Tags } from '../experience/ExperienceTable.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import type { CommunityAnswer } from './types.ts'

const LineDialog = lazyDialog(async () => (await import('./LineDialog.tsx')).LineDialog)
const SolveDialog = lazyDialog(async () => (await import('./LineDialog.tsx')).SolveDialog)

type List = AnswerOf<typeof alliances.listLines>
type Row = List['items'][number]
const fields = ['kind', 'year', 'open', 'q'] as const

/** What members share, with what the year still lacks above it; told to this community only. */
export function LinesTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const words = useAllianceWords()
  const [adding, setAdding] = useState(false)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const request = { params: { id: one.id }, query: { ...filter, page: Number(state.page ?? 1) } }
  const answer = useEndpoint(alliances.listLines, request, { keep: true })
  const kinds = [...words.list('cadences'), ...lineKinds.map((value) => ({ value, label: t(`file.lineKinds.${value}`) }))]
  const years = yearsOf(one)
  return (
    <div className="stack">
      <Due one={one} />
      <Listed one={one} />
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <ChoiceField field="kind" label={t('file.heads.lineKind')} options={kinds} />
          <ChoiceField
            field="year"
            label={t('communities.yearOf')}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
          <ChoiceField
            field="open"
            label={t('communities.problems')}
            options={[{ value: 'true', label: t('communities.openOnly') }]}
          />
          <FindField label={t('communities.findLine')} />
          <ListTools endpoint={alliances.exportLines} params={{ id: one.id }} query={filter} />
          {answer.data?.can.record ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('communities.addLine')}
            </Button>
          ) : null}
        </div>
        <Answer of={answer} height={240}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('communities.linesEmpty')} />
            ) : (
              <LineTable one={one} list={list} kinds={kinds} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
      {adding ? (
        <LineDialog
          one={one}
          kinds={kinds.filter(({ value }) => !listedKinds.includes(value))}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  )
}

/** Resources and problems of the members: they stand in their lists, each number a door. */
function Listed({ one }: { one: CommunityAnswer }) {
  const all = useTranslations()
  const t = useTranslations('alliances.communities')
  const counts = one.shared.flatMap(({ module, counts: found }) =>
    found.filter(({ code }) => listedKinds.includes(code)).map((count) => ({ module, ...count })),
  )
  if (counts.length === 0) return null
  return (
    <section className="panel in-text">
      <p className="quiet">{t('listedHint')}</p>
      <p className="row">
        {counts.map(({ module, code, count, link }) => (
          <span key={code}>
            {all(`${module}.shared.${code}` as 'lists.shared.need')}{' '}
            <Door to={link.split('?')[0]!} search={Object.fromEntries(new URLSearchParams(link.split('?')[1]))}>
              {count}
            </Door>
          </span>
        ))}
      </p>
    </section>
  )
}

/** Years the community has lived in, the latest first. */
export function yearsOf(one: CommunityAnswer): number[] {
  const first = Number((one.establishedOn ?? today()).slice(0, 4))
  const last = Math.max(first, Number((one.endedOn ?? today()).slice(0, 4)))
  return Array.from({ length: last - first + 1 }, (_, index) => last - index)
}

function Due({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const { language } = useLanguage()
  const answer = useEndpoint(alliances.getDue, { params: { id: one.id } })
  if (!answer.data || answer.data.cadences.length === 0) return null
  const { cadences, rule, year } = answer.data
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('due', { year: String(year) })}</h2>
        {rule ? (
          <span className="quiet">
            {t('source', { source: rule.source })}
            {rule.stated ? null : ` · ${t('oursToStart')}`}
          </span>
        ) : null}
      </div>
      <ul className="alliance-sides">
        {cadences.map((cadence) => (
          <li key={cadence.code}>
            <span>
              {t('cadence', {
                name: language === 'en' ? cadence.en : cadence.zh,
                per: cadence.per === 'half-year' ? 'halfYear' : cadence.per,
                times: cadence.times,
              })}
            </span>
            <span className="row">
              {cadence.windows.map((window) => (
                <Tag key={window.from} color={window.status === 'to-be-recorded' ? 'blue' : undefined}>
                  <span className="tnum">{window.from.slice(0, 7)}</span> {t(`status.${window.status}`)}
                </Tag>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LineTableProps {
  readonly one: CommunityAnswer
  readonly list: List
  readonly kinds: readonly { readonly value: string; readonly label: string }[]
  readonly onPage: (page: number) => void
}

function LineTable({ one, list, kinds, onPage }: LineTableProps) {
  const t = useTranslations('alliances')
  const [act, setAct] = useState<{ row: Row; what: 'solve' | 'retract' } | null>(null)
  const retract = useAction(alliances.retractLine)
  const close = () => setAct(null)
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('file.heads.onDay'), width: 106, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'kind',
      title: t('file.heads.lineKind'),
      width: 110,
      render: (_, row) => kinds.find((kind) => kind.value === row.kind)?.label ?? row.kind,
    },
    {
      key: 'title',
      title: t('file.heads.lineTitle'),
      width: 300,
      names: true,
      render: (_, row) => (
        <span data-name>
          <b>{row.title}</b>
          {row.body ? <br /> : null}
          {row.body}
          {row.tags.length > 0 ? (
            <span>
              <br />
              <Tags codes={row.tags} />
            </span>
          ) : null}
        </span>
      ),
    },
    { key: 'unit', title: t('file.heads.unit'), width: 220, render: (_, row) => <span data-name>{row.unit.name}</span> },
    {
      key: 'solved',
      title: t('file.heads.solution'),
      width: 220,
      render: (_, row) =>
        row.solvedOn ? (
          <span data-name>
            {row.solution} <span className="quiet tnum">{row.solvedOn}</span>
          </span>
        ) : (
          nothing
        ),
    },
    {
      key: 'acts',
      title: t('communities.action'),
      width: 150,
      className: 'no-print',
      render: (_, row) => (
        <span className="row">
          {list.can.record && row.kind === 'problem' && row.solvedOn === null ? (
            <Button size="small" onClick={() => setAct({ row, what: 'solve' })}>
              {t('communities.solve')}
            </Button>
          ) : null}
          {row.can.change ? (
            <Button size="small" onClick={() => setAct({ row, what: 'retract' })}>
              {t('communities.retract')}
            </Button>
          ) : null}
        </span>
      ),
    },
  ]
  return (
    <>
      <ListTable<Row>
        rowKey="id"
        columns={columns}
        dataSource={list.items}
        scroll={{ x: 1100 }}
        {...usePaging(list.page, list.total, onPage)}
      />
      {act?.what === 'solve' ? <SolveDialog id={one.id} row={act.row} onClose={close} /> : null}
      {act?.what === 'retract' ? (
        <ReasonDialog
          title={t('communities.retract')}
          hint={t('communities.retractHint')}
          pending={retract.isPending}
          error={retract.error}
          send={(reason) => retract.mutateAsync({ params: { id: one.id, lineId: act.row.id }, body: { reason } })}
          onClose={close}
        />
      ) : null}
    </>
  )
}
