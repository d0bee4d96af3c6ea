import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { State } from '../../../web/ui/states.tsx'
import { learning } from '../contract.ts'
import type { SessionView } from './SessionPage.tsx'

type Person = SessionView['people'][number]

/** The class list. Its organiser ticks who was there, from the sign-in sheet or the minutes; nobody signs in by themselves. */
export function ClassList({ session }: { session: SessionView }) {
  const l = useTranslations('learning')
  const text = useProblemText()
  const record = useAction(learning.recordAttendance)
  const withdraw = useAction(learning.withdrawEnrolment)
  const [ticks, setTicks] = useState<Readonly<Record<string, boolean>>>({})
  const enters = session.can.change && session.cancelReason === null
  const there = (person: Person) => ticks[person.id] ?? person.attended
  const changed = session.people.filter((person) => there(person) !== person.attended)
  const of = (people: readonly Person[]) => people.map(({ kind, id }) => ({ kind, id }))
  const save = () =>
    record
      .mutateAsync({
        params: { id: session.id },
        body: { present: of(changed.filter(there)), absent: of(changed.filter((person) => !there(person))) },
      })
      .then(
        () => setTicks({}),
        () => {},
      )
  const tick = (people: readonly Person[], to: boolean) =>
    setTicks({ ...ticks, ...Object.fromEntries(people.map((person) => [person.id, to])) })
  const error = record.error ?? withdraw.error
  return (
    <section className="panel long stack">
      <h2>{l('session.list', { enrolled: session.enrolled, attended: session.attended })}</h2>
      {error ? <Alert type="error" showIcon title={text(error)} /> : null}
      {session.people.length === 0 ? (
        <State hint={l('session.nobody')} />
      ) : (
        <PlainTable
          label={l('session.classList')}
          rows={session.people}
          rowKey={(person) => person.id}
          columns={[
            {
              key: 'name',
              title: l('field.name'),
              render: (person) => <Door to={`/learning/people/${person.kind}/${person.id}`}>{person.name}</Door>,
            },
            { key: 'unit', title: l('field.unit'), render: (person) => person.unit.name },
            {
              key: 'as',
              title: l('field.as'),
              render: (person) => (person.audience ? l(`audience.${person.audience}`) : nothing),
            },
            {
              key: 'there',
              title: l('field.there'),
              render: (person) =>
                enters ? (
                  <Checkbox
                    aria-label={l('session.thereOf', { name: person.name })}
                    checked={there(person)}
                    onChange={(event) => tick([person], event.target.checked)}
                  />
                ) : (
                  l(person.attended ? 'session.yes' : 'session.notYet')
                ),
            },
            ...(session.can.enrol
              ? [
                  {
                    key: 'acts',
                    title: l('field.acts'),
                    className: 'no-print',
                    render: (person: Person) =>
                      person.attended ? (
                        nothing
                      ) : (
                        <Button
                          type="link"
                          size="small"
                          aria-label={`${l('session.withdraw')} ${person.name}`}
                          onClick={() =>
                            withdraw.mutate({ params: { id: session.id }, body: { kind: person.kind, id: person.id } })
                          }
                        >
                          {l('session.withdraw')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {enters && session.people.length > 0 ? (
        <div className="row no-print">
          <Button onClick={() => tick(session.people, true)}>{l('session.all')}</Button>
          <Button type="primary" disabled={changed.length === 0} loading={record.isPending} onClick={() => void save()}>
            {l('session.save', { count: changed.length })}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
