import { Button, Input, Select, Tag } from 'antd'
import { useTranslations } from 'use-intl'
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

export type GuidedUnit = AnswerOf<typeof planner.listDispatchUnits>['items'][number]
export type GuidedLine = GuidedUnit['lines'][number]
const shows = ['all', 'unserved', 'changed', 'dedicated', 'dedicated-missing', 'liaison'] as const
const kinds = ['forced', 'chosen', 'new', 'lost'] as const

/** Organisations with their instructor of each side. */
export function DispatchUnits({ plan, onWhy }: { plan: DispatchView; onWhy: (no: number) => void }) {
  const t = useTranslations('planner.dispatch')
  const [state, change] = useUrlState()
  const q = useLater(state['q'] ?? '')
  const show = shows.find((one) => one === state['show']) ?? 'all'
  const side = plan.sides.find((one) => one.side === state['side'])?.side
  const kind = kinds.find((one) => one === state['change'])
  const query = { page: Number(state['page'] ?? 1), pageSize: 30, q, show, side, change: kind }
  const answer = useEndpoint(planner.listDispatchUnits, { params: { id: plan.id }, query }, { keep: true })
  const sides = side ? [side] : plan.sides.map((one) => one.side)
  const select = (
    field: 'show' | 'side' | 'change',
    label: string,
    value: string,
    options: { value: string; label: string }[],
  ) => (
    <Select
      value={value}
      aria-label={label}
      options={options}
      onChange={(chosen) => change({ [field]: chosen || null, page: null })}
    />
  )
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
        {select(
          'show',
          t('list.show'),
          show,
          shows.map((value) => ({ value, label: t(`list.${value}`) })),
        )}
        {select('change', t('list.change'), kind ?? '', [
          { value: '', label: t('list.change') },
          ...kinds.map((value) => ({ value, label: t(`changes.${value}`) })),
        ])}
        {plan.sides.length > 1
          ? select('side', t('head.side'), side ?? '', [
              { value: '', label: t('head.side') },
              ...plan.sides.map((one) => ({ value: one.side, label: t(`sides.${one.side}`) })),
            ])
          : null}
      </div>
      <Answer of={answer}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('list.none')} />
          ) : (
            <>
              <PlainTable
                rows={list.items}
                rowKey={(unit) => unit.no}
                label={t('tabs.units')}
                columns={[
                  {
                    key: 'unit',
                    title: t('list.unit'),
                    render: (unit) => (
                      <>
                        <Button type="link" size="small" data-name onClick={() => onWhy(unit.no)}>
                          {unit.name}
                        </Button>
                        {unit.large ? <Tag>{t('list.large')}</Tag> : null}
                      </>
                    ),
                  },
                  { key: 'street', title: t('list.street'), render: (unit) => unit.street ?? nothing },
                  { key: 'size', title: t('list.size'), align: 'right', render: (unit) => unit.size ?? nothing },
                  ...sides.map((one) => ({
                    key: one,
                    title: t(`sides.${one}`),
                    render: (unit: GuidedUnit) => <Line line={unit.lines.find((line) => line.side === one)} />,
                  })),
                  {
                    key: 'liaison',
                    title: t('list.liaisonColumn'),
                    render: (unit) => (unit.liaison === null ? nothing : t(`liaison.${unit.liaison}`)),
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

/** The instructor of one side, and whom they follow. */
function Line({ line }: { line: GuidedLine | undefined }) {
  const t = useTranslations('planner.dispatch')
  if (!line) return <>{nothing}</>
  return (
    <>
      <div className="row planner-line">
        {line.person ? (
          <PersonName person={line.person} />
        ) : (
          <span>{line.unserved ? t(`unserved.${line.unserved}`) : t('list.nobody')}</span>
        )}
        {line.dedicated ? <Tag>{t('states.dedicated')}</Tag> : null}
        {line.change ? <Tag color="blue">{t(`changes.${line.change}`)}</Tag> : null}
      </div>
      <div className="quiet tnum">
        {[
          line.km === null ? null : t('list.km', { km: line.km.toFixed(1) }),
          line.before ? t('list.before', { name: line.before.name ?? t('list.someone') }) : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </>
  )
}
