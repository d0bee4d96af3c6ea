import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { usePrinting } from '../../../web/kit/use-wide.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import type { UnitView } from './types.ts'

interface UnitTableProps {
  readonly list: { readonly items: UnitView[]; readonly total: number; readonly page: number; readonly pageSize: number }
  readonly selected: readonly number[]
  readonly onSelect: ((nos: number[]) => void) | undefined
  readonly onPage: (page: number) => void
}

export function UnitTable({ list, selected, onSelect, onPage }: UnitTableProps) {
  const t = useTranslations('campaigns')
  const units = useTranslations('coverage')
  const { place } = useCatalogue()
  const printing = usePrinting()
  return (
    <ListTable<UnitView>
      rowKey="no"
      dataSource={list.items}
      scroll={{ x: 1080 }}
      locale={{ emptyText: t('list.noUnits') }}
      rowSelection={
        printing || !onSelect
          ? undefined
          : {
              selectedRowKeys: [...selected],
              preserveSelectedRowKeys: true,
              onChange: (keys) => onSelect(keys.map(Number)),
              columnWidth: 40,
              getCheckboxProps: (row) => ({ 'aria-label': t('list.select', { name: row.name }) }) as never,
            }
      }
      pagination={{
        current: list.page,
        pageSize: list.pageSize,
        total: list.total,
        showSizeChanger: false,
        showTotal: (total) => t('list.total', { total }),
      }}
      onChange={(pager) => onPage(pager.current ?? 1)}
      columns={[
        {
          key: 'name',
          title: t('field.unit'),
          width: 230,
          render: (_, row) => <Door to={`/units/${row.no}`}>{row.name}</Door>,
        },
        { key: 'street', title: t('line.street'), width: 110, render: (_, row) => place(row.streetNo) ?? nothing },
        { key: 'industry', title: t('line.industry'), width: 110, render: (_, row) => place(row.industryNo) ?? nothing },
        { key: 'cell', title: t('field.cell'), width: 120, render: (_, row) => units(`cell.${row.cell as 'joint'}`) },
        {
          key: 'headcount',
          title: t('field.headcount'),
          width: 80,
          align: 'right',
          render: (_, row) => row.headcount ?? nothing,
        },
        { key: 'members', title: t('field.members'), width: 80, align: 'right', render: (_, row) => row.fullMembers ?? nothing },
        { key: 'stage', title: t('obstacles.stage'), render: (_, row) => <Obstacle unit={row} /> },
        {
          key: 'flags',
          title: t('obstacles.flag'),
          width: 150,
          render: (_, row) => (row.flags.length === 0 ? nothing : row.flags.map((flag) => t(`flag.${flag}`)).join(comma())),
        },
      ]}
    />
  )
}

/** What a unit waits for: the case with its step and with whom, the plan, or the reason with the remedy and the day to look again. */
function Obstacle({ unit }: { unit: UnitView }) {
  const t = useTranslations('campaigns')
  const { language } = useLanguage()
  if (unit.stage === null) return nothing
  const { waiting, diagnosis } = unit
  return (
    <>
      <div>
        {t(`stage.${unit.stage}`)}
        {waiting ? (
          <>
            {' '}
            <Door to={waiting.link}>{waiting.title}</Door>
          </>
        ) : null}
      </div>
      {waiting ? (
        <div className="quiet">
          {[
            waiting.step ? waiting.step[language === 'en' ? 'en' : 'zh'] : t(`waits.${waiting.code as 'plan-waiting'}`),
            waiting.with.join(comma()),
            waiting.dueOn ? t('list.dueOn', { day: waiting.dueOn }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
      ) : null}
      {diagnosis ? (
        <div className="quiet">
          {[diagnosis.remedy, diagnosis.followUpOn ? t('list.followUpOn', { day: diagnosis.followUpOn }) : '', diagnosis.last]
            .filter(Boolean)
            .join(' · ')}
        </div>
      ) : null}
    </>
  )
}
