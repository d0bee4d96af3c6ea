import { PlusOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { pageRows } from '../../../../web/ui/paging.ts'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import type { CaseList, CaseSummary } from '../types.ts'
import { CaseTable } from './CaseTable.tsx'
import { CaseFilters, useFilterWords } from './filters.tsx'
import { LettersBar } from './LettersBar.tsx'

type Query = NonNullable<RequestOf<typeof procedures.listCases>['query']>
const views = ['mine', 'sent', 'overdue', 'open', 'closed', 'all'] as const
type View = (typeof views)[number]

/** Everything applied for in reach; first what stands at one's own door. */
export default function CasesPage() {
  const t = useTranslations()
  const [state, change] = useUrlState()
  const [selected, setSelected] = useState<CaseSummary[]>([])
  const view = (state.view ?? 'mine') as View
  const { page = '1', procedure, streetNo, unitNo, step, outcome, q } = state
  const filter = { view, procedure, streetNo, unitNo, step, outcome, q } as Query
  const query = { ...filter, page, pageSize: pageRows } as Query
  const answer = useEndpoint(procedures.listCases, { query }, { keep: true })
  const filterWords = useFilterWords()
  const tools = (
    <>
      <Link to={'/procedures' as never} className="door">
        {t('procedures.pages.tables')}
      </Link>
      <ListTools endpoint={procedures.exportCases} query={filter} />
      {useCan('case.act') ? (
        <Link to={'/cases/new' as never}>
          <Button type="primary" icon={<PlusOutlined />} tabIndex={-1}>
            {t('procedures.list.open')}
          </Button>
        </Link>
      ) : null}
    </>
  )
  const printed = [t(`procedures.list.views.${view}`), ...filterWords].join(' · ')
  return (
    <PageFrame title={t('procedures.pages.cases')} tools={tools} printFilter={printed}>
      <section className="panel long stack list-panel">
        <div className="case-bar no-print">
          <Segmented<View>
            aria-label={t('procedures.list.view')}
            value={view}
            onChange={(next) => change({ view: next === 'mine' ? null : next, page: null })}
            options={views.map((value) => ({ value, label: <ViewWord view={value} counts={answer.data?.counts} /> }))}
          />
          <CaseFilters />
        </div>
        <LettersBar selected={selected} onDone={() => setSelected([])} />
        <Answer of={answer} height={480}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(view === 'mine' ? 'procedures.list.emptyMine' : 'procedures.list.empty')} />
            ) : (
              <CaseTable
                list={list}
                selected={selected}
                onSelect={setSelected}
                onPage={(next) => change({ page: next === 1 ? null : next })}
              />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function ViewWord({ view, counts }: { view: View; counts: CaseList['counts'] | undefined }) {
  const t = useTranslations('procedures.list.views')
  const count = counts && (view === 'closed' ? counts.all - counts.open : counts[view])
  return (
    <>
      {t(view)} {count === undefined ? null : <span className="quiet tnum">{count}</span>}
    </>
  )
}
