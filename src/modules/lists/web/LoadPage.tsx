import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import './lists.css'

const EntryDialog = lazyDialog(async () => (await import('./EntryDialog.tsx')).EntryDialog)

type List = AnswerOf<typeof lists.listLoad>
type Row = List['items'][number]
const fields = ['busy', 'streetNo', 'districtNo', 'q'] as const

/** The phrase of a duty stands among the words of the module it belongs to. */
export const wordOfDuty = (key: string) => {
  const [module, kind] = key.split('.')
  return `${module}.duties.${kind}` as 'lists.duties.claim'
}

/** What streets, communities and their Party organisations have in hand beside who is in post there; help is asked for as a need. */
export default function LoadPage() {
  const t = useTranslations('lists')
  const [state, change] = useUrlState()
  const [asking, setAsking] = useState<Row['unit'] | null>(null)
  // Units with nothing in hand are many and say nothing: they are asked for.
  const asked: Record<string, string | undefined> = { ...state, busy: state.busy === 'all' ? undefined : (state.busy ?? 'true') }
  const filter = Object.fromEntries(fields.flatMap((field) => (asked[field] ? [[field, asked[field]]] : []))) as object
  const answer = useEndpoint(lists.listLoad, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <PageFrame title={t('pages.load')} asOf={today()} tools={<ListTools endpoint={lists.exportLoad} query={filter} />}>
      <section className="panel long stack list-panel">
        <p className="quiet">{t('load.hint')}</p>
        <div className="row no-print list-filters">
          <StreetField />
          <ChoiceField
            field="busy"
            label={t('load.busy')}
            standard="true"
            options={(['true', 'false', 'all'] as const).map((value) => ({ value, label: t(`load.busyIs.${value}`) }))}
          />
          <FindField label={t('load.find')} />
        </div>
        <Answer of={answer} height={360}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('load.nothing')} />
            ) : (
              <LoadTable list={list} onAsk={setAsking} onPage={(next) => change({ page: next === 1 ? null : next })} />
            )
          }
        </Answer>
      </section>
      {asking === null ? null : (
        <EntryDialog
          unit={asking}
          first={{ kind: 'need', ownerNo: asking.no, title: t('load.helpTitle'), category: 'people', unit: t('load.helpUnit') }}
          onClose={() => setAsking(null)}
        />
      )}
    </PageFrame>
  )
}

interface LoadTableProps {
  readonly list: List
  readonly onAsk: (unit: Row['unit']) => void
  readonly onPage: (page: number) => void
}

function LoadTable({ list, onAsk, onPage }: LoadTableProps) {
  const all = useTranslations()
  const t = useTranslations('lists.load')
  const door = ({ unit }: Row, count: number, key?: string) => (
    <Door
      to="/lists/load/duties"
      search={{ unitNo: String(unit.no), ...(key ? { key } : {}) }}
      label={`${unit.name} ${key ? all(wordOfDuty(key)) : t('open')} ${count}`}
    >
      {count}
    </Door>
  )
  const figure = { align: 'right', className: 'tnum' } as const
  const columns: ListColumn<Row>[] = [
    { key: 'unit', title: t('unit'), width: 260, names: true, render: (_, row) => <span data-name>{row.unit.name}</span> },
    ...list.keys.map((key): ListColumn<Row> => ({
      key,
      title: all(wordOfDuty(key)),
      width: 120,
      ...figure,
      render: (_, row) => door(row, row.duties.find((one) => one.key === key)!.open, key),
    })),
    { key: 'open', title: t('open'), width: 100, ...figure, render: (_, row) => door(row, row.open) },
    {
      key: 'staff',
      title: t('staff'),
      width: 100,
      ...figure,
      render: (_, row) =>
        row.staff === 0 ? (
          t('unknown')
        ) : (
          <Door to={`/units/${row.unit.no}`} label={`${row.unit.name} ${t('staff')} ${row.staff}`}>
            {row.staff}
          </Door>
        ),
    },
    {
      key: 'each',
      title: t('each'),
      width: 110,
      ...figure,
      render: (_, row) => (row.each === null ? t('notApplicable') : t('eachOf', { value: row.each })),
    },
    {
      key: 'help',
      title: t('help'),
      width: 160,
      render: (_, row) => (
        <>
          {row.helpAsked > 0 ? (
            <Door
              to="/lists"
              search={{ kind: 'need', standing: 'open', ownerNo: String(row.unit.no) }}
              label={`${row.unit.name} ${t('helpAsked')} ${row.helpAsked}`}
            >
              {row.helpAsked}
            </Door>
          ) : null}{' '}
          {row.canAsk ? (
            <Button size="small" className="no-print" onClick={() => onAsk(row.unit)} aria-label={`${t('ask')} ${row.unit.name}`}>
              {t('ask')}
            </Button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => row.unit.no}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 730 + 120 * list.keys.length }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
