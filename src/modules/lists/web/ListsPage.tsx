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
  'stepId',
  'agendaId',
  'published',
  'communityId',
  'outside',
  'sort',
  'guarantee',
  'missing',
  'talent',
  'q',
] as const

const shown = (value: string) => (value === 'all' ? 'list.all' : value === 'talent' ? 'talent.title' : `kinds.${value}`)

/** Needs, resources, projects, wishes and problems: five lists, each counted by itself. */
export default function ListsPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const words = useListWords()
  const [writing, setWriting] = useState(false)
  const communities = useEndpoint(lists.getCommunities).data?.items ?? []
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
    state.kind || state.talent ? t(shown(state.kind ?? 'talent') as never) : '',
    communities.find((one) => one.id === state.communityId)?.name ?? '',
    state.category ? words.name('categories', state.category) : '',
    state.q ?? '',
  ]
  return (
    <PageFrame title={t('pages.list')} tools={tools} printFilter={printed.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <div className="scroll-x no-print">
          <Segmented
            aria-label={t('list.kind')}
            value={state.talent === 'true' ? 'talent' : (state.kind ?? 'all')}
            onChange={(kind) => {
              const talent = kind === 'talent'
              change({ kind: talent || kind === 'all' ? null : kind, talent: talent ? 'true' : null, page: null })
            }}
            options={['all', ...entryKinds, 'talent'].map((value) => ({ value, label: t(shown(value) as never) }))}
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
          {communities.length > 0 ? (
            <ChoiceField
              field="communityId"
              label={t('community.filter')}
              options={communities.map((one) => ({ value: one.id, label: one.name }))}
            />
          ) : null}
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
                <State hint={t(emptyOf(filter))} />
              ) : (
                <EntryTable
                  list={list}
                  onPage={(next) => {
                    setChosen([])
                    change({ page: next === 1 ? null : next })
                  }}
                  talent={state.talent === 'true'}
                  chosen={choosing ? chosen : null}
                  onChoose={setChosen}
                />
              )}
            </>
          )}
        </Answer>
      </section>
      {checking ? <BulkCheckDialog ids={chosen} onDone={() => setChosen([])} onClose={() => setChecking(false)} /> : null}
      {writing ? (
        <EntryDialog communityId={state.communityId} talent={state.talent === 'true'} onClose={() => setWriting(false)} />
      ) : null}
    </PageFrame>
  )
}

/** What an empty list says: what to do where a community's own list is still empty. */
function emptyOf({ communityId, talent, kind: _kind, ...others }: Readonly<Record<string, string>>) {
  if (Object.keys(others).length > 0) return 'list.nothing'
  if (talent) return 'talent.empty'
  return communityId ? 'community.empty' : 'list.empty'
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
