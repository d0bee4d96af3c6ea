import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { comma } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import type { Person } from './HoursPanel.tsx'
import { useHours, useKindName } from './use-words.ts'
import { YearField } from './YearField.tsx'
import './learning.css'

/** The hours of a year on one sheet, to be printed and stamped. */
export default function ProofPage() {
  const t = useTranslations()
  const l = useTranslations('learning')
  const params = useParams({ strict: false }) as { kind: 'post' | 'member'; id: string }
  const [state] = useUrlState()
  const query = state.year ? { year: Number(state.year) } : {}
  const answer = useEndpoint(learning.getPersonHours, { params, query }, { keep: true })
  const tools = (
    <>
      <YearField />
      <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={l('pages.proof')} tools={tools}>
      <section className="panel">
        <Answer of={answer} height={300}>
          {(person) => <Proof person={person} />}
        </Answer>
      </section>
    </PageFrame>
  )
}

function Proof({ person }: { person: Person }) {
  const l = useTranslations('learning')
  const hours = useHours()
  const kindName = useKindName()
  const show = (minutes: number) => hours(minutes, person.classHourMinutes)
  return (
    <div className="learning-proof">
      <h2>{l('proof.title')}</h2>
      <p>
        {l('proof.text', {
          name: person.name,
          unit: person.units.map((unit) => unit.name).join(comma()) || 'none',
          year: String(person.year),
          total: show(person.minutes),
          centralised: show(person.centralised),
          collective: show(person.collective),
          trainings: person.trainings,
        })}
      </p>
      {person.state === 'reached' && person.minimum ? <p>{l('proof.reached', { hours: person.minimum.hours })}</p> : null}
      <ol>
        {person.sessions
          .filter((one) => one.counted > 0)
          .map((one) => (
            <li key={one.id}>
              {l('proof.line', {
                on: one.on,
                title: one.title ?? kindName(one.kind),
                way: l(`way.${one.way}`),
                hours: show(one.counted),
              })}
            </li>
          ))}
      </ol>
      <p>{l('proof.stamp', { day: today() })}</p>
    </div>
  )
}
