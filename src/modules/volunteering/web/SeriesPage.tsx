import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { seriesStates, volunteering } from '../contract.ts'
import { StartSeriesDialog } from './SeriesDialogs.tsx'
import { useRuleText } from './use-rule-text.ts'
import { chosenOf, useWords } from './use-words.ts'

type Row = AnswerOf<typeof volunteering.listSeries>['items'][number]

/** Services at fixed places on fixed days: what comes next, what was held. */
export default function SeriesPage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const { list: words, word } = useWords()
  const [starting, setStarting] = useState(false)
  const filter = chosenOf(state, ['kind', 'state', 'unitNo', 'districtNo', 'q'])
  const answer = useEndpoint(volunteering.listSeries, { query: { ...filter, page: state.page ?? '1' } as never }, { keep: true })
  const shown = [filter['kind'] && word('kinds', filter['kind']), filter['state'] && t(`series.state.${filter['state']}` as never), filter['q']] // prettier-ignore
  return (
    <PageFrame
      title={t('pages.series')}
      tools={
        <>
          {answer.data?.can.start ? (
            <Button type="primary" onClick={() => setStarting(true)}>
              {t('series.start')}
            </Button>
          ) : null}
          <ListTools endpoint={volunteering.exportSeries} query={filter} />
        </>
      }
      printFilter={shown.filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField field="kind" label={t('field.kind')} options={words('kinds')} />
          <ChoiceField
            field="state"
            label={t('field.state')}
            options={seriesStates.map((value) => ({ value, label: t(`series.state.${value}`) }))}
          />
          <FindField label={t('series.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('series.empty')} />
            ) : (
              <>
                <SeriesTable items={list.items} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {starting ? <StartSeriesDialog onClose={() => setStarting(false)} /> : null}
    </PageFrame>
  )
}

function SeriesTable({ items }: { items: readonly Row[] }) {
  const t = useTranslations('volunteering')
  const { word } = useWords()
  const rule = useRuleText()
  const number = { align: 'right' as const, className: 'tnum' }
  return (
    <PlainTable
      label={t('pages.series')}
      rows={items}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          title: t('field.title'),
          render: (row) => <Door to={`/service/series/${row.id}`}>{row.need.title}</Door>,
        },
        { key: 'kind', title: t('field.kind'), render: (row) => word('kinds', row.need.kind) },
        { key: 'organiser', title: t('field.organiser'), render: (row) => row.organiser.name },
        { key: 'place', title: t('field.place'), render: (row) => <span data-name="">{row.need.place}</span> },
        { key: 'rule', title: t('series.rule'), render: (row) => `${rule(row.rule)} ${row.starts}` },
        { key: 'next', title: t('series.nextOn'), className: 'tnum nowrap', render: (row) => row.nextOn ?? nothing },
        {
          key: 'held',
          title: t('series.held'),
          ...number,
          render: (row) => <Door to={`/service/series/${row.id}`}>{row.held}</Door>,
        },
        {
          key: 'skipped',
          title: t('series.skippedAhead'),
          ...number,
          render: (row) => (row.skipped > 0 ? <Door to={`/service/series/${row.id}`}>{row.skipped}</Door> : nothing),
        },
        { key: 'state', title: t('field.state'), className: 'nowrap', render: (row) => t(`series.state.${row.state}`) },
      ]}
    />
  )
}
