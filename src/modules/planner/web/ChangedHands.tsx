import { Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { State } from '../../../web/ui/states.tsx'
import type { DispatchComparison } from './DispatchComparePage.tsx'
import { PersonName } from './PersonName.tsx'

const reasons = ['pinned', 'left', 'come', 'unit-changed', 'one-to-one', 'rearranged'] as const
const sides = ['business', 'locality', 'any', 'full-time'] as const

/** What of the address filters the list. */
export const filterOf = (state: Readonly<Record<string, string | undefined>>) => ({
  side: sides.find((one) => one === state['side']),
  reason: reasons.find((one) => one === state['reason']),
})

/** Organisations that have somebody else in the second plan, with the reason. */
export function ChangedHands({ comparison }: { comparison: DispatchComparison }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const { side, reason } = filterOf(state)
  const all = Object.values(comparison.reasons).reduce((sum, count) => sum + count, 0)
  const known = comparison.here.sides.map((one) => one.side)
  const who = (person: DispatchComparison['items'][number]['from']) =>
    person === null ? t('dispatch.list.nobody') : <PersonName person={person} />
  return (
    <>
      <h2>
        {t('compare.changedHands')} {all}
      </h2>
      <div className="planner-bar no-print">
        <Input.Search
          allowClear
          defaultValue={state['q']}
          placeholder={t('dispatch.list.find')}
          aria-label={t('dispatch.list.find')}
          onChange={(event) => change({ q: event.target.value, page: null }, { replace: true })}
        />
        <Select
          value={reason ?? ''}
          aria-label={t('compare.reason')}
          onChange={(value) => change({ reason: value || null, page: null })}
          options={[
            { value: '', label: `${t('compare.allReasons')} ${all}` },
            ...reasons.map((value) => ({ value, label: `${t(`compare.reasons.${value}`)} ${comparison.reasons[value] ?? 0}` })),
          ]}
        />
        {known.length > 1 ? (
          <Select
            value={side ?? ''}
            aria-label={t('dispatch.head.side')}
            onChange={(value) => change({ side: value || null, page: null })}
            options={[
              { value: '', label: t('dispatch.head.side') },
              ...known.map((value) => ({ value, label: t(`dispatch.sides.${value}`) })),
            ]}
          />
        ) : null}
      </div>
      {comparison.total === 0 ? (
        <State hint={t(all === 0 ? 'compare.sameHands' : 'dispatch.list.none')} />
      ) : (
        <>
          <PlainTable
            rows={comparison.items}
            rowKey={(one) => `${one.unit.no} ${one.side}`}
            label={t('compare.changedHands')}
            columns={[
              {
                key: 'unit',
                title: t('compare.unit'),
                render: ({ unit }) => <Door to={`/units/${unit.no}`}>{unit.name}</Door>,
              },
              { key: 'side', title: t('dispatch.head.side'), render: (one) => t(`dispatch.sides.${one.side}`) },
              { key: 'here', title: t('compare.here'), render: ({ from }) => who(from) },
              { key: 'there', title: t('compare.there'), render: ({ to }) => who(to) },
              { key: 'reason', title: t('compare.reason'), render: (one) => t(`compare.reasons.${one.reason}`) },
            ]}
          />
          <ListPages of={comparison} />
        </>
      )}
    </>
  )
}
