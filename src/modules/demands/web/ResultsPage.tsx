import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { DistrictControl } from '../../../web/ui/DistrictControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, useFigures } from '../../../web/ui/figures.ts'
import { ChoiceField, PeriodFields, StreetField } from '../../../web/ui/filter-fields.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { demands } from '../contract.ts'
import { requesters } from '../rules/orders.ts'
import './demands.css'
import { useDemandWords } from './use-words.ts'

type Figures = AnswerOf<typeof demands.getOrderFigures>
type Row = Figures['total'] & {
  readonly key: string
  readonly fromOn?: string | undefined
  readonly untilOn?: string | undefined
}
type Query = NonNullable<RequestOf<typeof demands.getOrderFigures>['query']>

/** Whether problems are solved and people are satisfied, by month of the reply (CN-56); each number opens its list. */
export default function ResultsPage() {
  const t = useTranslations('demands')
  const words = useDemandWords()
  const [state] = useUrlState()
  const { requester, category, districtNo, streetNo, fromOn, untilOn } = state
  const filter = { requester, category, districtNo, streetNo, fromOn, untilOn }
  const answer = useEndpoint(demands.getOrderFigures, { query: filter as unknown as Query }, { keep: true })
  const columns = useColumns(answer.data?.ratings ?? [], filter)
  return (
    <PageFrame
      title={t('results.title')}
      tools={
        <>
          <Door to="/orders">{t('results.back')}</Door>
          <ListTools endpoint={demands.exportOrderFigures} query={filter} />
        </>
      }
      printFilter={[fromOn, untilOn].filter(Boolean).join(' · ')}
    >
      <section className="panel long stack list-panel">
        <div className="row list-filters no-print">
          <ChoiceField
            field="requester"
            label={t('list.requester')}
            options={requesters.map((value) => ({ value, label: t(`requester.${value}`) }))}
          />
          <ChoiceField field="category" label={t('list.category')} options={words.options('categories')} />
          <StreetField />
          <DistrictControl label={t('ask.district')} all={null} within={['streetNo']} />
          <PeriodFields />
        </div>
        <Answer of={answer} height={320}>
          {({ total, months, ratings, source }) => (
            <>
              <p className="quiet" style={{ margin: 0 }}>
                {t('results.hint', { ratings: ratings.map((one) => words.say('ratings', one)).join(comma()), source })}
              </p>
              {months.length === 0 ? (
                <State hint={t('results.empty')} />
              ) : (
                <ListTable<Row>
                  rowKey="key"
                  columns={columns}
                  dataSource={[
                    { ...total, key: '', fromOn, untilOn },
                    ...months.map((month) => ({ ...month, key: month.fromOn.slice(0, 7) })),
                  ]}
                  scroll={{ x: 1000 }}
                  pagination={false}
                />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function useColumns(ratings: readonly string[], filter: Readonly<Record<string, string | undefined>>): ListColumn<Row>[] {
  const t = useTranslations('demands.results')
  const figures = useFigures()
  const number = (
    key: 'replied' | 'solved' | 'rated' | 'satisfied' | 'adopted' | 'partly' | 'declined',
    search: Readonly<Record<string, string>>,
  ): ListColumn<Row> => ({
    key,
    title: t(key),
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => {
      const all = { ...filter, fromOn: row.fromOn, untilOn: row.untilOn, ...search }
      const named = Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1])))
      return (
        <Door to="/orders" search={named} label={`${row.key || t('all')} ${t(key)} ${row[key]}`}>
          {row[key]}
        </Door>
      )
    },
  })
  const rate = (key: 'solvedRate' | 'satisfiedRate'): ListColumn<Row> => ({
    key,
    title: t(key),
    width: 90,
    align: 'right',
    className: 'tnum',
    render: (_, row) => figures.percent(row[key]),
  })
  return [
    { key: 'month', title: t('month'), width: 110, className: 'tnum', render: (_, row) => row.key || t('all') },
    number('replied', { view: 'closed' }),
    number('solved', { view: 'solved' }),
    rate('solvedRate'),
    number('rated', { view: 'rated' }),
    number('satisfied', { view: 'rated', rating: ratings.join(',') }),
    rate('satisfiedRate'),
    number('adopted', { view: 'closed', adoption: 'adopted' }),
    number('partly', { view: 'closed', adoption: 'partly' }),
    number('declined', { view: 'closed', adoption: 'declined' }),
  ]
}
