import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { leaderStates, volunteering } from '../contract.ts'
import { FindLeaderDialog } from './LeaderDialogs.tsx'
import { chosenOf } from './use-words.ts'

export type LeaderList = AnswerOf<typeof volunteering.listLeaders>

/** Community leaders in the order they were found, masked, ranked nowhere (ZF-26). */
export default function LeadersPage() {
  const t = useTranslations('volunteering')
  const { language } = useLanguage()
  const [state, change] = useUrlState()
  const [finding, setFinding] = useState(false)
  const filter = chosenOf(state, ['state', 'why', 'unitNo', 'districtNo', 'fromOn', 'untilOn', 'q'])
  const answer = useEndpoint(volunteering.listLeaders, { query: { ...filter, page: state.page ?? '1' } as never }, { keep: true })
  const words = answer.data?.words
  const label = (one: { zh: string; en: string }) => (language === 'en' ? one.en : one.zh)
  const whys = (words?.whys ?? []).map((one) => ({ value: one.code, label: label(one) }))
  const shown = [
    filter['state'] && t(`leaderStates.${filter['state']}` as never),
    whys.find(({ value }) => value === filter['why'])?.label,
    filter['fromOn'],
    filter['untilOn'],
    filter['q'],
  ]
  return (
    <PageFrame
      title={t('pages.leaders')}
      tools={
        <>
          <Button type="primary" disabled={!words} onClick={() => setFinding(true)}>
            {t('leaders.find')}
          </Button>
          <ListTools endpoint={volunteering.exportLeaders} query={filter} />
        </>
      }
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('leaders.hint', { name: words ? label(words.name) : '' })}
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="state"
            label={t('field.state')}
            options={leaderStates.map((value) => ({ value, label: t(`leaderStates.${value}`) }))}
          />
          <ChoiceField field="why" label={t('leaders.why')} options={whys} />
          {(['fromOn', 'untilOn'] as const).map((field) => (
            <DayField
              key={field}
              label={t(`leaders.${field}`)}
              placeholder={t(`leaders.${field}`)}
              width={180}
              value={state[field] ?? null}
              onChange={(day) => change({ [field]: day, page: null })}
            />
          ))}
          <FindField label={t('people.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) => (
            <>
              <Counts counts={list.counts} filter={filter} />
              {list.total === 0 ? (
                <State hint={t('leaders.empty')} />
              ) : (
                <>
                  <Leaders list={list} label={label} />
                  <ListPages of={list} />
                </>
              )}
            </>
          )}
        </Answer>
      </section>
      {finding && words ? <FindLeaderDialog words={words} onClose={() => setFinding(false)} /> : null}
    </PageFrame>
  )
}

/** How many stand where; each opens its list under the rest of the filter. */
function Counts({ counts, filter }: { counts: LeaderList['counts']; filter: Record<string, string> }) {
  const t = useTranslations('volunteering')
  return (
    <p className="in-text" style={{ margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 20px' }}>
      {leaderStates.map((state) => (
        <span key={state}>
          {t(`leaderStates.${state}`)}{' '}
          <Door to="/service/leaders" search={{ ...filter, state }} label={`${t(`leaderStates.${state}`)} ${counts[state]}`}>
            {counts[state]}
          </Door>
        </span>
      ))}
    </p>
  )
}

function Leaders({ list, label }: { list: LeaderList; label: (one: { zh: string; en: string }) => string }) {
  const t = useTranslations('volunteering')
  const word = (words: readonly { code: string; zh: string; en: string }[], code: string | null) => {
    const found = words.find((one) => one.code === code)
    return found ? label(found) : code
  }
  const number = { align: 'right' as const, className: 'tnum' }
  const ended = (row: LeaderList['items'][number]) =>
    row.endedOn
      ? [row.endedOn, t(`leaderEnders.${row.endedBy!}`), word(list.words.ends, row.endWhy)].filter(Boolean).join(' · ')
      : nothing
  return (
    <PlainTable
      label={t('pages.leaders')}
      rows={list.items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'no',
          title: t('field.no'),
          className: 'nowrap',
          render: (row) => <Door to={`/service/leaders/${row.id}`}>{`${row.no}${row.name ? ` ${row.name}` : ''}`}</Door>,
        },
        { key: 'state', title: t('field.state'), className: 'nowrap', render: (row) => t(`leaderStates.${row.state}`) },
        { key: 'unit', title: t('leaders.unit'), render: (row) => <span data-name="">{row.unit.name}</span> },
        { key: 'why', title: t('leaders.why'), render: (row) => word(list.words.whys, row.why) },
        { key: 'foundOn', title: t('leaders.foundOn'), className: 'tnum nowrap', render: (row) => row.foundOn },
        {
          key: 'trainings',
          title: t('leaders.trainings'),
          ...number,
          render: (row) => <Door to={`/service/leaders/${row.id}`}>{row.trainings}</Door>,
        },
        {
          key: 'activities',
          title: t('leaders.activities'),
          ...number,
          render: (row) => <Door to={`/service/leaders/${row.id}`}>{row.activities}</Door>,
        },
        { key: 'ended', title: t('leaders.ended'), className: 'tnum', render: ended },
      ]}
    />
  )
}
