import { Button, Input, Select, Tag } from 'antd'
import { useFormatter, useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import { PersonName } from './PersonName.tsx'

type Person = AnswerOf<typeof planner.listDispatchPeople>['items'][number]
const states = ['within', 'below', 'idle', 'dedicated'] as const

/** Instructors by name with what they would guide: a list to plan by, not a table of merits. */
export function DispatchPeople({ plan, onWhy }: { plan: DispatchView; onWhy: (no: number) => void }) {
  const t = useTranslations('planner.dispatch')
  const format = useFormatter()
  const [state, change] = useUrlState()
  const q = useLater(state['q'] ?? '')
  const side = plan.sides.find((one) => one.side === state['side'])?.side
  const load = states.find((one) => one === state['state'])
  const query = { page: Number(state['page'] ?? 1), pageSize: 30, q, side, state: load }
  const answer = useEndpoint(planner.listDispatchPeople, { params: { id: plan.id }, query }, { keep: true })
  return (
    <section className="panel long">
      <div className="planner-bar no-print">
        <Input.Search
          allowClear
          defaultValue={state['q']}
          placeholder={t('list.find')}
          aria-label={t('list.find')}
          onChange={(event) => change({ q: event.target.value, page: null }, { replace: true })}
        />
        <Select
          value={load ?? ''}
          aria-label={t('people.state')}
          onChange={(value) => change({ state: value || null, page: null })}
          options={[{ value: '', label: t('people.all') }, ...states.map((value) => ({ value, label: t(`states.${value}`) }))]}
        />
        {plan.sides.length > 1 ? (
          <Select
            value={side ?? ''}
            aria-label={t('head.side')}
            onChange={(value) => change({ side: value || null, page: null })}
            options={[
              { value: '', label: t('head.side') },
              ...plan.sides.map((one) => ({ value: one.side, label: t(`sides.${one.side}`) })),
            ]}
          />
        ) : null}
      </div>
      <Answer of={answer}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('people.none')} />
          ) : (
            <>
              <PlainTable
                rows={list.items}
                rowKey={(one) => one.id}
                label={t('tabs.people')}
                columns={[
                  { key: 'name', title: t('people.name'), render: (one) => <PersonName person={one} /> },
                  {
                    key: 'sender',
                    title: t('people.sender'),
                    render: (one) => (
                      <>
                        {one.sender ?? nothing}
                        <div className="quiet">{t(`sides.${one.side}`)}</div>
                      </>
                    ),
                  },
                  {
                    key: 'load',
                    title: t('people.load'),
                    align: 'right',
                    render: (one) => (
                      <>
                        {t('people.loadOf', { load: one.load, upper: one.upper })}
                        {one.elsewhere > 0 ? (
                          <div className="quiet">{t('people.elsewhere', { count: one.elsewhere })}</div>
                        ) : null}
                      </>
                    ),
                  },
                  { key: 'state', title: t('people.state'), render: (one) => t(`states.${one.state}`) },
                  { key: 'units', title: t('people.units'), render: (one) => <Units person={one} onWhy={onWhy} /> },
                  {
                    key: 'next',
                    title: t('people.next'),
                    align: 'right',
                    render: (one) =>
                      one.nextSlot === null ? nothing : format.number(one.nextSlot, { maximumFractionDigits: 1 }),
                  },
                ]}
              />
              <ListPages of={list} />
            </>
          )
        }
      </Answer>
    </section>
  )
}

function Units({ person, onWhy }: { person: Person; onWhy: (no: number) => void }) {
  const t = useTranslations('planner.dispatch')
  if (person.units.length === 0) return <>{nothing}</>
  return (
    <ul className="planner-served">
      {person.units.map((unit) => (
        <li key={unit.no}>
          <Button type="link" size="small" onClick={() => onWhy(unit.no)}>
            {unit.name}
          </Button>
          {unit.new ? <Tag color="blue">{t('people.new')}</Tag> : null}
          {unit.km === null ? null : <span className="quiet tnum">{t('list.km', { km: unit.km.toFixed(1) })}</span>}
        </li>
      ))}
    </ul>
  )
}
