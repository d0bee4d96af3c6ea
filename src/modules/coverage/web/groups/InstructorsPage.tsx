import { Table } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { usePaging } from '../../../../web/ui/paging.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { filterOf } from '../filter.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { Choice } from './Choice.tsx'
import { GroupPage } from './GroupPage.tsx'

type List = AnswerOf<typeof coverage.listInstructors>
type Row = List['items'][number]
type Query = NonNullable<RequestOf<typeof coverage.listInstructors>['query']>

/** Instructors with the units each serves, by the band of the rule. */
export default function InstructorsPage() {
  const t = useTranslations('coverage')
  const [state, change] = useUrlState()
  const { load, page } = state
  const query = { ...filterOf(state), load, page: page ?? '1' } as unknown as Query
  const answer = useEndpoint(coverage.listInstructors, { query }, { keep: true })
  const band = { low: answer.data?.thresholds.bandLow ?? 0, high: answer.data?.thresholds.bandHigh ?? 0 }
  const words = {
    all: t('groups.all'),
    below: t('overview.belowBand', band),
    within: t('overview.withinBand', band),
    above: t('overview.aboveBand', band),
  }
  const chosen = load === 'below' || load === 'within' || load === 'above' ? load : 'all'
  return (
    <GroupPage
      title={t('pages.instructors')}
      choiceText={chosen === 'all' || !answer.data ? '' : words[chosen]}
      choice={
        answer.data ? (
          <Choice
            label={t('pages.instructors')}
            words={words}
            chosen={chosen}
            onChoose={(value) => change({ load: value === 'all' ? null : value, page: null })}
          />
        ) : null
      }
    >
      <Answer of={answer} height={420}>
        {(list) => <InstructorTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />}
      </Answer>
    </GroupPage>
  )
}

function InstructorTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('coverage.groups')
  const paging = usePaging(list.page, list.total, onPage)
  return (
    <Table<Row>
      size="small"
      rowKey="id"
      dataSource={list.items}
      locale={{ emptyText: t('emptyInstructors') }}
      scroll={{ x: 340 }}
      columns={[
        { key: 'name', title: t('instructor'), render: (_, row) => row.name },
        { key: 'sender', title: t('sender'), render: (_, row) => row.senderName ?? nothing },
        {
          key: 'units',
          title: t('served'),
          width: 110,
          align: 'right',
          render: (_, row) => <UnitsDoor of={{ instructorId: row.id, status: null }}>{row.units}</UnitsDoor>,
        },
      ]}
      {...paging}
    />
  )
}
