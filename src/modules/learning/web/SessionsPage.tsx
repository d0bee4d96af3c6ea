import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { RequestOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { comma } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { audiences } from '../contract-shapes.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { SessionDialog } from './SessionDialog.tsx'
import { SessionTable } from './SessionTable.tsx'
import { useLearningWords } from './use-words.ts'
import { YearField } from './YearField.tsx'

type Query = NonNullable<RequestOf<typeof learning.listSessions>['query']>
const fields = ['districtNo', 'year', 'planId', 'audience', 'kind', 'way', 'level', 'joint', 'until', 'q'] as const

/** Every session in reach, the latest first. */
export default function SessionsPage() {
  const t = useTranslations()
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const [adding, setAdding] = useState(false)
  const { kinds } = useLearningWords()
  const canChange = useCan('learning.change')
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as Query
  const answer = useEndpoint(learning.listSessions, { query: { ...filter, page: state.page ?? '1' } as Query }, { keep: true })
  const told = [
    state.year,
    state.audience ? l(`audience.${state.audience as 'secretary'}`) : null,
    state.kind ? kinds.word(state.kind) : null,
    state.joint === 'true' ? l('session.joint') : null,
    state.q,
  ]
  const tools = (
    <>
      {canChange ? (
        <Button type="primary" onClick={() => setAdding(true)}>
          {l('session.add')}
        </Button>
      ) : null}
      <ListTools endpoint={learning.exportSessions} query={filter} />
    </>
  )
  return (
    <PageFrame title={t('learning.pages.sessions')} tools={tools} printFilter={told.filter(Boolean).join(comma())}>
      <section className="panel long stack">
        <SessionFilters />
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={l('session.empty')} />
            ) : (
              <>
                <SessionTable items={list.items} />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {adding ? <SessionDialog onClose={() => setAdding(false)} /> : null}
    </PageFrame>
  )
}

function SessionFilters() {
  const l = useTranslations('learning')
  const { kinds } = useLearningWords()
  return (
    <div className="row no-print learning-filters">
      <YearField all />
      <ChoiceField
        field="audience"
        label={l('field.audiences')}
        options={audiences.map((one) => ({ value: one, label: l(`audience.${one}`) }))}
      />
      <ChoiceField field="kind" label={l('field.kind')} options={kinds.options} />
      <ChoiceField
        field="joint"
        label={l('session.joint')}
        options={[
          { value: 'true', label: l('session.joint') },
          { value: 'false', label: l('session.alone') },
        ]}
      />
      <FindField label={l('field.title')} />
    </div>
  )
}
