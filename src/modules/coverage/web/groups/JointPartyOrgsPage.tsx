import { Table, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf, RequestOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { useFigures } from '../../../../web/ui/figures.ts'
import { usePaging } from '../../../../web/ui/paging.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { filterOf } from '../filter.ts'
import { UnitsDoor } from '../UnitsDoor.tsx'
import { Choice } from './Choice.tsx'
import { GroupPage } from './GroupPage.tsx'

type List = AnswerOf<typeof coverage.listJointPartyOrgs>
type Row = List['items'][number]
type Query = NonNullable<RequestOf<typeof coverage.listJointPartyOrgs>['query']>

/** Joint Party organisations with the units each covers: the usual ones, the large ones, those with few members. */
export default function JointPartyOrgsPage() {
  const t = useTranslations('coverage')
  const [state, change] = useUrlState()
  const { joint, size, page } = state
  const query = { ...filterOf(state), joint, size, page: page ?? '1' } as unknown as Query
  const answer = useEndpoint(coverage.listJointPartyOrgs, { query }, { keep: true })
  const { minFull: min = 0, usualMostUnits: most = 0 } = answer.data?.thresholds ?? {}
  const words = {
    all: t('groups.all'),
    'over-usual': t('overview.jointOverUsual', { most }),
    'under-minimum': t('overview.jointUnderMinimum', { min }),
  }
  const chosen = joint === 'over-usual' || joint === 'under-minimum' ? joint : 'all'
  const sizeText = size ? t('groups.size', { size }) : ''
  return (
    <GroupPage
      title={t('pages.jointPartyOrgs')}
      choiceText={[chosen === 'all' ? '' : words[chosen], sizeText].filter(Boolean).join('; ')}
      choice={
        answer.data ? (
          <>
            <Choice
              label={t('pages.jointPartyOrgs')}
              words={words}
              chosen={chosen}
              onChoose={(value) => change({ joint: value === 'all' ? null : value, page: null })}
            />
            {size ? (
              <Tag closable onClose={() => change({ size: null, page: null })}>
                {sizeText}
              </Tag>
            ) : null}
          </>
        ) : null
      }
    >
      <Answer of={answer} height={420}>
        {(list) => <JointTable list={list} onPage={(next) => change({ page: next === 1 ? null : next })} />}
      </Answer>
    </GroupPage>
  )
}

function JointTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('coverage.groups')
  const { count } = useFigures()
  const { asOf } = useAsOf()
  const paging = usePaging(list.page, list.total, onPage)
  return (
    <Table<Row>
      size="small"
      rowKey="no"
      dataSource={list.items}
      locale={{ emptyText: t('emptyJoint') }}
      scroll={{ x: 340 }}
      columns={[
        {
          key: 'name',
          title: t('name'),
          render: (_, row) => (
            <Door to={`/units/${row.no}`} search={asOf ? { asOf } : {}}>
              {row.name}
            </Door>
          ),
        },
        {
          key: 'fullMembers',
          title: t('fullMembers'),
          width: 100,
          align: 'right',
          className: 'tnum',
          render: (_, row) => count(row.fullMembers),
        },
        {
          key: 'units',
          title: t('units'),
          width: 100,
          align: 'right',
          render: (_, row) => <UnitsDoor of={{ partyOrgNo: row.no, cell: 'joint', status: null }}>{row.units}</UnitsDoor>,
        },
      ]}
      {...paging}
    />
  )
}
