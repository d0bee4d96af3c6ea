import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { usePrinting } from '../../../web/kit/use-wide.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { entryKinds, standings } from '../rules/entries.ts'
import { EntryTable } from './EntryTable.tsx'
import './lists.css'
import { Counts } from './Outcomes.tsx'
import { useListWords } from './use-list-words.ts'

const BulkCheckDialog = lazyDialog(async () => (await import('./BulkCheckDialog.tsx')).BulkCheckDialog)
const EntryDialog = lazyDialog(async () => (await import('./EntryDialog.tsx')).EntryDialog)

type List = AnswerOf<typeof lists.listEntries>
const yesNo = ['true', 'false'] as const
const fields = [
  'kind',
  'standing',
  'claimed',
  'solved',
  'category',
  'ownerNo',
  'streetNo',
  'districtNo',
  'free',
  'fromOn',
  'untilOn',
  'visitId',
  'q',
] as const

/** Needs, resources, projects, wishes and problems: five lists, each counted by itself. */
export default function ListsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const words = useListWords()
  const [writing, setWriting] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [checking, setChecking] = useState(false)
  const printing = usePrinting()
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Record<
    string,
    string
  >
  const answer = useEndpoint(lists.listEntries, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const choosing = state.standing === 'submitted' && answer.data?.can.check === true && !printing
  const tools = (
    <>
      <ListTools endpoint={lists.exportEntries} query={filter} />
      {choosing && chosen.length > 0 ? (
        <Button type="primary" onClick={() => setChecking(true)}>
          {t('bulk.check', { count: chosen.length })}
        </Button>
      ) : null}
      {answer.data?.can.publish ? (
        <Button type="primary" onClick={() => setWriting(true)}>
          {t('list.write')}
        </Button>
      ) : null}
    </>
  )
  const printed = [
    state.kind ? t(`kinds.${state.kind}` as never) : '',
    state.category ? words.name('categories', state.category) : '',
    state.q ?? '',
  ]
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={printed.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <div className="scroll-x no-print">
          <Segmented
            aria-label={t('list.kind')}
            value={state.kind ?? 'all'}
            onChange={(kind) => change({ kind: kind === 'all' ? null : kind, page: null })}
            options={['all', ...entryKinds].map((value) => ({
              value,
              label: t(value === 'all' ? 'list.all' : (`kinds.${value}` as never)),
            }))}
          />
        </div>
        <div className="row no-print list-filters">
          <ChoiceField
            field="standing"
            label={t('list.standing')}
            options={standings.map((value) => ({ value, label: t(`standings.${value}`) }))}
          />
          <ChoiceField field="category" label={t('field.category')} options={words.options('categories')} />
          <StreetField />
          <ChoiceField field="free" label={t('list.anyFree')} options={[{ value: 'true', label: t('list.onlyFree') }]} />
          <ChoiceField
            field="claimed"
            label={t('counts.claimed')}
            options={yesNo.map((value) => ({ value, label: t(`list.claimedIs.${value}`) }))}
          />
          <ChoiceField
            field="solved"
            label={t('counts.solved')}
            options={yesNo.map((value) => ({ value, label: t(`list.solvedIs.${value}`) }))}
          />
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
          <FindField label={t('list.find')} />
        </div>
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <EntryCounts counts={list.counts} filter={filter} />
              {list.total === 0 ? (
                <State hint={t(Object.keys(filter).length > 0 ? 'list.nothing' : 'list.empty')} />
              ) : (
                <EntryTable
                  list={list}
                  onPage={(next) => {
                    setChosen([])
                    change({ page: next === 1 ? null : next })
                  }}
                  chosen={choosing ? chosen : null}
                  onChoose={setChosen}
                />
              )}
            </>
          )}
        </Answer>
      </section>
      {checking ? <BulkCheckDialog ids={chosen} onDone={() => setChosen([])} onClose={() => setChecking(false)} /> : null}
      {writing ? <EntryDialog onClose={() => setWriting(false)} /> : null}
    </PageFrame>
  )
}

/** Numbers that are easily taken for one another, each a door to what it counts, beside what came of them. */
function EntryCounts({ counts, filter }: { counts: List['counts']; filter: Readonly<Record<string, string>> }) {
  const t = useTranslations('lists.counts')
  const one = (key: 'entries' | 'open' | 'claimed' | 'solved', more: Record<string, string>) => ({
    key,
    label: t(key),
    value: counts[key],
    to: '/lists',
    search: { ...filter, ...more },
  })
  const { solved, published, satisfied, rated } = counts
  return (
    <Counts
      counts={[
        one('entries', {}),
        one('open', { standing: 'open' }),
        one('claimed', { claimed: 'true' }),
        one('solved', { solved: 'true' }),
      ]}
      rates={[
        { name: 'solutionRate', part: Math.min(solved, published), whole: published },
        { name: 'satisfactionRate', part: satisfied, whole: rated },
      ]}
    />
  )
}
