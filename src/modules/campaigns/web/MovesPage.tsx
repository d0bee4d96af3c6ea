import { useParams } from '@tanstack/react-router'
import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../web/kit/catalogue.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { causes } from '../rules.ts'
import './campaigns.css'

type Moves = AnswerOf<typeof campaigns.listMoves>
type Moved = Moves['items'][number]
const groups = ['in', 'out'] as const

/** The units that moved in one week, each with the cause. */
export default function MovesPage() {
  const t = useTranslations('campaigns')
  const { id, week } = useParams({ strict: false }) as { id: string; week: string }
  const [state, change] = useUrlState()
  const cause = [...groups, ...causes].find((one) => one === state['cause'])
  const query = { week: Number(week), cause, page: Number(state['page'] ?? 1), pageSize: 50 }
  const answer = useEndpoint(campaigns.listMoves, { params: { id }, query }, { keep: true })
  const campaign = useEndpoint(campaigns.getCampaign, { params: { id } })
  const said = answer.data?.week
  return (
    <PageFrame
      title={t('pages.movesOf', { name: campaign.data?.name ?? '', no: week })}
      asOf={said?.to}
      printFilter={cause ? causeWord(t, cause) : ''}
    >
      <p className="quiet no-print campaign-back">
        <Door to={`/campaigns/${id}`}>{t('pages.back')}</Door>
        {said ? <span className="tnum"> {t('movement.between', { after: said.after, to: said.to })}</span> : null}
      </p>
      <section className="panel long stack list-panel">
        <div className="row no-print">
          <Select
            allowClear
            aria-label={t('movement.why')}
            placeholder={t('movement.why')}
            value={cause}
            onChange={(value: string | undefined) => change({ cause: value ?? null, page: null })}
            options={[...groups, ...causes].map((value) => ({ value, label: causeWord(t, value) }))}
            style={{ minWidth: 200 }}
          />
        </div>
        <Answer of={answer} height={240}>
          {(list) => <MovedTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />}
        </Answer>
      </section>
    </PageFrame>
  )
}

type Words = ReturnType<typeof useTranslations<'campaigns'>>
const causeWord = (t: Words, cause: (typeof groups)[number] | (typeof causes)[number]): string =>
  cause === 'in' || cause === 'out' ? t(`movement.${cause}`) : t(`cause.${cause}`)

function MovedTable({ list, onPage }: { list: Moves; onPage: (page: number) => void }) {
  const t = useTranslations('campaigns')
  const units = useTranslations('coverage')
  const { place } = useCatalogue()
  return (
    <ListTable<Moved>
      rowKey="no"
      dataSource={list.items}
      scroll={{ x: 760 }}
      locale={{ emptyText: t('movement.nobody') }}
      pagination={{ current: list.page, pageSize: list.pageSize, total: list.total, showSizeChanger: false }}
      onChange={(pager) => onPage(pager.current ?? 1)}
      columns={[
        { key: 'name', title: t('field.unit'), render: (_, row) => <Door to={`/units/${row.no}`}>{row.name}</Door> },
        { key: 'cause', title: t('movement.why'), width: 170, render: (_, row) => t(`cause.${row.cause}`) },
        {
          key: 'cell',
          title: t('field.cellThen'),
          width: 130,
          render: (_, row) => (row.cell === null ? nothing : units(`cell.${row.cell as 'joint'}`)),
        },
        {
          key: 'helpers',
          title: t('field.helpersThen'),
          width: 180,
          render: (_, row) =>
            row.helpers.length === 0
              ? nothing
              : row.helpers.map((helper) => units(`helper.${helper as 'liaison'}`)).join(comma()),
        },
        { key: 'street', title: t('line.street'), width: 120, render: (_, row) => place(row.streetNo) ?? nothing },
        { key: 'industry', title: t('line.industry'), width: 120, render: (_, row) => place(row.industryNo) ?? nothing },
      ]}
    />
  )
}
