import { Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { AsOfControl } from '../../../web/ui/AsOfControl.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { elections } from '../contract.ts'
import './elections.css'
import { ElectionList } from './list/ElectionList.tsx'
import { electionQuery, termQuery } from './list/queries.ts'
import { TermList } from './list/TermList.tsx'

/** Terms and when they end, and the elections that begin new ones. Nobody is compared with anybody: the order is the day something is due. */
export default function ElectionsPage() {
  const t = useTranslations('elections')
  const [state, change] = useUrlState()
  const { place } = useCatalogue()
  const shown = state.list === 'elections' ? 'elections' : 'terms'
  const filters = [
    t(`list.${shown}`),
    shown === 'terms' && state.stage ? t(`stages.${state.stage as 'due'}`) : null,
    shown === 'terms' && state.committee ? t(`committeeState.${state.committee as 'yes'}`) : null,
    place(Number(state.districtNo)),
    place(Number(state.streetNo)),
    state.q,
  ]
  const tools = (
    <>
      {shown === 'terms' ? <AsOfControl /> : null}
      {shown === 'terms' ? (
        <ListTools endpoint={elections.exportTerms} query={termQuery(state)} />
      ) : (
        <ListTools endpoint={elections.exportElections} query={electionQuery(state)} />
      )}
    </>
  )
  return (
    <PageFrame title={t('pages.elections')} tools={tools} printFilter={filters.filter(Boolean).join(' · ')}>
      <section className="panel long stack list-panel">
        <Segmented<'terms' | 'elections'>
          className="no-print election-switch"
          aria-label={t('list.view')}
          value={shown}
          onChange={(next) =>
            change({ list: next === 'terms' ? null : next, page: null, stage: null, committee: null, asOf: null, view: null })
          }
          options={[
            { value: 'terms', label: t('list.terms') },
            { value: 'elections', label: t('list.elections') },
          ]}
        />
        {shown === 'terms' ? <TermList /> : <ElectionList />}
      </section>
    </PageFrame>
  )
}
