import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import { ComparedTotals } from './ComparedTotals.tsx'
import { ChangedHands, filterOf } from './ChangedHands.tsx'
import { PersonName } from './PersonName.tsx'
import './planner.css'

export type DispatchComparison = AnswerOf<typeof planner.compareDispatches>

/** Two dispatch plans side by side: totals, which organisations change hands and why, and who is in one of them only. */
export default function DispatchComparePage() {
  const { id, other } = useParams({ strict: false }) as { id: string; other: string }
  const t = useTranslations('planner')
  const tell = useTellProblem()
  const [state] = useUrlState()
  const q = useLater(state['q'] ?? '')
  const filter = { ...filterOf(state), q: q || undefined }
  const params = { id, other }
  const answer = useEndpoint(
    planner.compareDispatches,
    { params, query: { ...filter, page: Number(state['page'] ?? 1), pageSize: 50 } },
    { keep: true },
  )
  const take = () => download(planner.exportDispatchComparison, { params, query: { ...filter, format: 'xlsx' } }).catch(tell)
  const tools = (
    <>
      <Button onClick={take}>{t('actions.export')}</Button>
      <Button onClick={() => window.print()}>{t('actions.print')}</Button>
    </>
  )
  return (
    <PageFrame title={t('pages.compare')} tools={tools}>
      <Answer of={answer}>
        {(comparison) => (
          <>
            <section className="panel long">
              <ComparedTotals here={comparison.here} there={comparison.there} />
            </section>
            <section className="panel long">
              <ChangedHands comparison={comparison} />
            </section>
            <OnlyInOne comparison={comparison} />
          </>
        )}
      </Answer>
    </PageFrame>
  )
}

/** Organisations and people one of the plans does not hold. */
function OnlyInOne({ comparison }: { comparison: DispatchComparison }) {
  const t = useTranslations('planner.compare')
  const lists = [
    { key: 'onlyHere', units: comparison.unitsOnlyHere, people: comparison.peopleOnlyHere },
    { key: 'onlyThere', units: comparison.unitsOnlyThere, people: comparison.peopleOnlyThere },
  ] as const
  return lists
    .filter(({ units, people }) => units.length + people.length > 0)
    .map(({ key, units, people }) => (
      <section className="panel long" key={key}>
        <h2>
          {t(key)} {units.length + people.length}
        </h2>
        <ul className="planner-plain">
          {people.map((person) => (
            <li key={person.id}>
              <PersonName person={person} />
            </li>
          ))}
          {units.map((unit) => (
            <li key={unit.no}>
              <Door to={`/units/${unit.no}`}>{unit.name}</Door>
            </li>
          ))}
        </ul>
      </section>
    ))
}
