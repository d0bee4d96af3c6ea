import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { State } from '../../../web/ui/states.tsx'
import { FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import type { planner } from '../contract.ts'

type Comparison = AnswerOf<typeof planner.comparePlans>
type One = Comparison['items'][number]

const kinds = ['moved', 'same', 'only-here', 'only-there'] as const

/** Whom the list shows; who stands elsewhere unless the address says otherwise, everyone for `all`. */
export function showOf(state: Readonly<Record<string, string | undefined>>): One['kind'] | undefined {
  if (state['show'] === 'all') return undefined
  return kinds.find((one) => one === state['show']) ?? 'moved'
}

/** Organisations of two plans one by one. */
export function ComparedUnits({ list }: { list: Comparison }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const show = showOf(state)
  const all = Object.values(list.kinds).reduce((sum, count) => sum + count, 0)
  const filtered = Boolean(state.q || state.streetNo)
  const place = (one: One, unit: One['from'], missing: One['kind']) =>
    one.kind === missing ? nothing : (unit?.name ?? t('pins.nowhere'))
  return (
    <>
      <h2>{t('compare.units')}</h2>
      <div className="row list-filters no-print">
        <Select
          value={show ?? 'all'}
          aria-label={t('compare.show')}
          onChange={(value) => change({ show: value === 'moved' ? null : value, page: null })}
          options={[
            ...kinds.map((value) => ({ value, label: `${t(`compare.kinds.${value}`)} ${list.kinds[value] ?? 0}` })),
            { value: 'all', label: `${t('compare.everyone')} ${all}` },
          ]}
          popupMatchSelectWidth={false}
        />
        <StreetField />
        <FindField label={t('compare.find')} />
      </div>
      {list.total === 0 ? (
        <State hint={t(show === 'moved' && !filtered ? 'compare.same' : 'compare.fits')} />
      ) : (
        <>
          <PlainTable
            rows={list.items}
            rowKey={({ unit }) => unit.no}
            label={t('compare.units')}
            columns={[
              { key: 'unit', title: t('compare.unit'), render: ({ unit }) => <Door to={`/units/${unit.no}`}>{unit.name}</Door> },
              { key: 'street', title: t('compare.street'), render: ({ street }) => street ?? nothing },
              { key: 'kind', title: t('compare.kind'), render: ({ kind }) => t(`compare.kinds.${kind}`) },
              { key: 'here', title: t('compare.here'), render: (one) => place(one, one.from, 'only-there') },
              { key: 'there', title: t('compare.there'), render: (one) => place(one, one.to, 'only-here') },
            ]}
          />
          <ListPages of={list} />
        </>
      )}
    </>
  )
}
