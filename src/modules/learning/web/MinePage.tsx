import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import { HoursPanel } from './HoursPanel.tsx'
import { spanOf } from './use-words.ts'
import { YearField } from './YearField.tsx'

/** One's own year, and where one is expected. */
export default function MinePage() {
  const l = useTranslations('learning')
  const [state] = useUrlState()
  const query = state.year ? { year: Number(state.year) } : {}
  const answer = useEndpoint(learning.getMine, { query }, { keep: true })
  const tools = (
    <>
      <YearField />
      {answer.data?.people.length ? <ListTools endpoint={learning.exportMine} query={query} /> : null}
    </>
  )
  return (
    <PageFrame title={l('pages.mine')} tools={tools}>
      <Answer of={answer} height={300}>
        {({ people, expected }) => (
          <>
            {people.length === 0 ? (
              <section className="panel">
                <State hint={l('mine.unlinked')} />
              </section>
            ) : null}
            {people.map((person) => (
              <HoursPanel key={person.id} person={person} doors={false} />
            ))}
            {expected.length > 0 ? (
              <section className="panel long">
                <h2>{l('mine.expected')}</h2>
                <PlainTable
                  label={l('mine.expected')}
                  rows={expected}
                  rowKey={(one) => one.id}
                  columns={[
                    { key: 'title', title: l('field.title'), render: (one) => one.title },
                    { key: 'when', title: l('field.when'), className: 'tnum', render: (one) => spanOf(one.startsAt, one.endsAt) },
                    { key: 'place', title: l('field.place'), render: (one) => one.place ?? nothing },
                  ]}
                />
              </section>
            ) : null}
          </>
        )}
      </Answer>
    </PageFrame>
  )
}
