import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { learning } from '../contract.ts'
import type { Person } from './HoursPanel.tsx'

/** As what else somebody is known here, and for who may say so, which member of the same name it is. */
export function TwinPanel({ person }: { person: Person }) {
  const l = useTranslations('learning')
  const told = useTellProblem()
  const canChange = useCan('learning.change')
  const link = useAction(learning.linkMember)
  const unlink = useAction(learning.unlinkMember)
  const params = { id: person.id }
  const { twin } = person
  if (twin === null && person.sameNamed.length === 0) return null
  return (
    <section className="panel no-print stack">
      {twin ? (
        <div className="row">
          <span className="in-text">
            {l(`twin.${twin.kind}`)} <Door to={`/learning/people/${twin.kind}/${twin.id}`}>{twin.name ?? l('twin.hours')}</Door>
          </span>
          {canChange && person.kind === 'post' ? (
            <Button
              size="small"
              loading={unlink.isPending}
              onClick={() => void unlink.mutateAsync({ params, body: {} }).catch(told)}
            >
              {l('twin.undo')}
            </Button>
          ) : null}
        </div>
      ) : (
        <p className="quiet">{l('twin.hint')}</p>
      )}
      {person.sameNamed.map((one) => (
        <div className="row" key={one.id}>
          <span>{l('twin.candidate', { name: one.name, unit: one.unit.name })}</span>
          <Button
            size="small"
            loading={link.isPending}
            onClick={() => void link.mutateAsync({ params, body: { memberId: one.id } }).catch(told)}
          >
            {l('twin.same')}
          </Button>
        </div>
      ))}
    </section>
  )
}
