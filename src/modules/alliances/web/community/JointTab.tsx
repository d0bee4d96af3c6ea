import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { activities } from '../../../activities/contract.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { ChoiceField } from '../../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import { yearsOf } from './LinesTab.tsx'
import type { CommunityAnswer } from './types.ts'

type Row = AnswerOf<typeof alliances.listJoint>['items'][number]

/** What members held together, from where each was entered; nothing is entered here again. */
export function JointTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const query = { page: Number(state.page ?? 1), ...(state.year ? { year: Number(state.year) } : {}) }
  const answer = useEndpoint(alliances.listJoint, { params: { id: one.id }, query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const words = useEndpoint(activities.getWords)
  const { language } = useLanguage()
  const kindOf = (code: string) => {
    const kind = words.data?.kinds.find((entry) => entry.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  const columns: ListColumn<Row>[] = [
    { key: 'day', title: t('file.heads.onDay'), width: 110, className: 'tnum', render: (_, row) => row.onDay },
    {
      key: 'title',
      title: t('communities.activity'),
      width: 280,
      names: true,
      render: (_, row) => {
        const name = <span data-name>{row.title ?? row.kinds.map(kindOf).join(comma())}</span>
        return row.reached ? <Door to={`/activities/${row.id}`}>{name}</Door> : name
      },
    },
    { key: 'no', title: t('file.heads.no'), width: 70, className: 'tnum', render: (_, row) => row.no },
    { key: 'kinds', title: t('communities.kinds'), width: 200, render: (_, row) => row.kinds.map(kindOf).join(comma()) },
    {
      key: 'members',
      title: t('communities.tookPart'),
      width: 320,
      render: (_, row) => <span data-name>{row.members.map((member) => member.name).join(comma())}</span>,
    },
    {
      key: 'state',
      title: t('communities.activityState'),
      width: 90,
      render: (_, row) => <Tag>{t(`communities.activityStates.${row.state}`)}</Tag>,
    },
  ]
  return (
    <section className="panel long stack list-panel">
      <div className="row no-print filters">
        <ChoiceField
          field="year"
          label={t('communities.yearOf')}
          options={yearsOf(one).map((year) => ({ value: String(year), label: String(year) }))}
        />
        <ListTools
          endpoint={alliances.exportJoint}
          params={{ id: one.id }}
          query={state.year ? { year: Number(state.year) } : {}}
        />
      </div>
      <Answer of={answer} height={240}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('communities.jointEmpty')} />
          ) : (
            <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1070 }} {...paging} />
          )
        }
      </Answer>
    </section>
  )
}
