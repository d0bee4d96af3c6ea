import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import './members.css'

type Row = AnswerOf<typeof members.listDisplays>['items'][number]
type Query = NonNullable<RequestOf<typeof members.listDisplays>['query']>

/** The display sheet of a branch: those who chose to be shown, in the order of names, to be looked at and printed. */
export default function DisplaysPage() {
  const t = useTranslations('members.display')
  const [state, change] = useUrlState()
  const { districtNo, branchNo, pledge, q } = state
  const filter = { districtNo, branchNo, pledge, q }
  const query = { ...filter, page: Number(state.page ?? 1), pageSize: pageRows } as unknown as Query
  const answer = useEndpoint(members.listDisplays, { query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <PageFrame
      title={t('title')}
      tools={<ListTools endpoint={members.exportDisplays} query={filter} />}
      printFilter={pledge ? t(`list.${pledge as 'published'}`) : t('list.any')}
    >
      <section className="panel long stack list-panel">
        <div className="row member-filters no-print">
          <FindField label={t('list.find')} />
          <ChoiceField
            field="pledge"
            label={t('list.pledged')}
            options={(['published', 'fulfilled'] as const).map((value) => ({ value, label: t(`list.${value}`) }))}
          />
          <span className="quiet">{answer.data ? t('list.count', { count: answer.data.total }) : null}</span>
        </div>
        <p className="quiet" style={{ margin: 0 }}>
          {t('list.hint')}
        </p>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('list.empty')} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1100 }} {...paging} />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('members.display')
  return [
    { key: 'name', title: t('list.name'), width: 100, render: (_, row) => <span data-name="">{row.name}</span> },
    { key: 'branch', title: t('list.branch'), width: 200, render: (_, row) => row.branch.name },
    { key: 'identity', title: t('identity'), width: 200, render: (_, row) => <Told line={row.identity} /> },
    { key: 'duty', title: t('duty'), width: 240, render: (_, row) => <Told line={row.duty} /> },
    {
      key: 'pledges',
      title: t('pledge'),
      width: 320,
      render: (_, row) =>
        row.pledges.length === 0
          ? nothing
          : row.pledges.map((one) => (
              <div key={`${one.publishedOn}${one.line}`}>
                <span data-name="">{[one.line, one.outcome].filter(Boolean).join(' · ')}</span>{' '}
                {one.fulfilledOn ? <span className="quiet">{t('list.done', { day: one.fulfilledOn })}</span> : null}
              </div>
            )),
    },
  ]
}

const Told = ({ line }: { line: string | null }) => <span data-name="">{line ?? nothing}</span>
