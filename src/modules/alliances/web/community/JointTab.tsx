import { Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { activities } from '../../../activities/contract.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../../web/ui/figures.ts'
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
  const filter = { ...(state.year ? { year: Number(state.year) } : {}), ...(state.line ? { line: state.line } : {}) }
  const query = { page: Number(state.page ?? 1), ...filter }
  const answer = useEndpoint(alliances.listJoint, { params: { id: one.id }, query }, { keep: true })
  const paging = usePaging(answer.data?.page ?? 1, answer.data?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const words = useEndpoint(activities.getWords)
  const { language } = useLanguage()
  const kindOf = (code: string) => {
    const kind = words.data?.kinds.find((entry) => entry.code === code)
    return kind ? (language === 'en' ? kind.en : kind.zh) : code
  }
  const lines = answer.data?.workLines ?? []
  const lineOf = (code: string) => {
    const line = lines.find((entry) => entry.code === code)
    return line ? (language === 'en' ? line.en : line.zh) : code
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
      key: 'lines',
      title: t('file.heads.workLines'),
      width: 180,
      render: (_, row) => row.lines.map(lineOf).join(comma()) || nothing,
    },
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
    <div className="stack">
      <WorkLines id={one.id} lines={lines} />
      <section className="panel long stack list-panel">
        <div className="row no-print filters">
          <ChoiceField
            field="year"
            label={t('communities.yearOf')}
            options={yearsOf(one).map((year) => ({ value: String(year), label: String(year) }))}
          />
          <ChoiceField
            field="line"
            label={t('file.heads.workLines')}
            options={lines.map((line) => ({ value: line.code, label: lineOf(line.code) }))}
          />
          <ListTools endpoint={alliances.exportJoint} params={{ id: one.id }} query={filter} />
        </div>
        <Answer of={answer} height={240}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('communities.jointEmpty')} />
            ) : (
              <ListTable<Row> rowKey="id" columns={columns} dataSource={list.items} scroll={{ x: 1250 }} {...paging} />
            )
          }
        </Answer>
      </section>
    </div>
  )
}

type Lines = AnswerOf<typeof alliances.listJoint>['workLines']

/** Lines the charter agrees on, with what was held on each; one nobody agreed on or tagged does not apply. */
function WorkLines({ id, lines }: { id: string; lines: Lines }) {
  const t = useTranslations('alliances.communities')
  const { language } = useLanguage()
  const [state] = useUrlState()
  if (lines.length === 0) return null
  const search = { tab: 'activities', ...(state.year ? { year: state.year } : {}) }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('agreedLines')}</h2>
        <span className="quiet">{t('agreedLinesHint')}</span>
      </div>
      <ul className="alliance-sides work-lines">
        {lines.map((line) => (
          <li key={line.code}>
            <span className="quiet">{language === 'en' ? line.en : line.zh}</span>
            <span className="row">
              {line.agreed || line.tagged > 0 ? (
                <Door to={`/communities/${id}`} search={{ ...search, line: line.code }}>
                  {line.tagged}
                </Door>
              ) : (
                t('status.not-applicable')
              )}
              {line.agreed ? <Tag>{t('agreedLine')}</Tag> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
