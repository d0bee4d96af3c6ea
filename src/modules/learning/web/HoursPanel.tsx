import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useCan } from '../../../web/kit/session.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { State } from '../../../web/ui/states.tsx'
import type { learning } from '../contract.ts'
import { Facts } from './Facts.tsx'
import { useHours, useKindName } from './use-words.ts'

export type Person = AnswerOf<typeof learning.getPersonHours>

/** The hours of somebody in a year: what counts, what is left, and every session behind it with what of it counts. */
export function HoursPanel({ person, doors }: { person: Person; doors: boolean }) {
  const l = useTranslations('learning')
  const hours = useHours()
  const kindName = useKindName()
  const opensActivities = useCan('activity.read') && doors
  const show = (minutes: number | null) => hours(minutes, person.classHourMinutes)
  const shared = person.sessions.some((one) => one.counted < one.credit)
  return (
    <section className="panel long stack">
      <Facts
        rows={[
          [l('field.unit'), person.units.map((unit) => unit.name).join(comma()) || nothing],
          [l('field.audiences'), person.audience ? l(`audience.${person.audience}`) : nothing],
          [l('field.total'), show(person.minutes)],
          [l('way.centralised'), show(person.centralised)],
          [l('way.collective'), show(person.collective)],
          [l('field.left'), show(person.left)],
          [l('field.hoursState'), person.state ? l(`hoursState.${person.state}`) : l('hoursState.not-applicable')],
        ]}
      />
      {person.byKind.length > 1 ? (
        <PlainTable
          label={l('hours.byKind')}
          rows={person.byKind}
          rowKey={(one) => one.kind?.code ?? 'certificate'}
          columns={[
            { key: 'kind', title: l('hours.byKind'), render: (one) => kindName(one.kind) },
            { key: 'counted', title: l('field.counted'), align: 'right', render: (one) => show(one.minutes) },
          ]}
        />
      ) : null}
      {person.sessions.length === 0 ? (
        <State hint={l('hours.noSession', { year: String(person.year) })} />
      ) : (
        <PlainTable
          label={l('hours.behind')}
          rows={person.sessions}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'title',
              title: l('field.title'),
              render: (one) => {
                const title = one.title ?? kindName(one.kind)
                if (doors && one.source === 'session') return <Door to={`/learning/sessions/${one.id}`}>{title}</Door>
                if (opensActivities && one.source === 'activity') return <Door to={`/activities/${one.id}`}>{title}</Door>
                return title
              },
            },
            { key: 'on', title: l('field.day'), className: 'tnum nowrap', render: (one) => one.on },
            { key: 'kind', title: l('field.kind'), render: (one) => kindName(one.kind) },
            { key: 'source', title: l('field.from'), render: (one) => l(`source.${one.source}`) },
            { key: 'way', title: l('field.way'), render: (one) => l(`way.${one.way}`) },
            { key: 'credit', title: l('field.credit'), align: 'right', render: (one) => show(one.credit) },
            { key: 'counted', title: l('field.counted'), align: 'right', render: (one) => show(one.counted) },
          ]}
        />
      )}
      {shared ? <p className="quiet">{l('hours.shared')}</p> : null}
      {person.sessions.some((one) => one.source === 'activity') ? <p className="quiet">{l('hours.activities')}</p> : null}
      <p className="quiet">
        {person.minimum
          ? l('hours.personRule', { hours: person.minimum.hours, trainings: person.minimum.centralised })
          : l('hours.noRule')}{' '}
        {l('hours.by', { rules: person.rules.map((rule) => `${rule.key} ${rule.version}${comma()}${rule.source}`).join(' · ') })}
      </p>
    </section>
  )
}
