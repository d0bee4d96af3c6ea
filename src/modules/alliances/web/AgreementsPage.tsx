import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { agreementKinds, agreementStages, alliances } from '../contract.ts'
import './alliances.css'
import { StageTag } from './StageTag.tsx'
import { useAllianceWords } from './use-words.ts'

const DraftDialog = lazyDialog(async () => (await import('./DraftDialog.tsx')).DraftDialog)

type List = AnswerOf<typeof alliances.listAgreements>
type Row = List['items'][number]
const fields = [
  'kind',
  'stage',
  'mine',
  'binding',
  'signed',
  'social',
  'pattern',
  'unitNo',
  'districtNo',
  'streetNo',
  'asOf',
  'q',
] as const

/** What organisations have agreed, and what waits for whose signature. */
export default function AgreementsPage() {
  const t = useTranslations('alliances')
  const [state, change] = useUrlState()
  const [drafting, setDrafting] = useState(false)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listAgreements, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const tools = (
    <>
      <ListTools endpoint={alliances.exportAgreements} query={filter} />
      {answer.data?.can.draft ? (
        <Button type="primary" onClick={() => setDrafting(true)}>
          {t('agreements.draft')}
        </Button>
      ) : null}
    </>
  )
  return (
    <PageFrame title={t('pages.agreements')} tools={tools} printFilter={Object.values(filter).join(comma())}>
      <section className="panel long stack list-panel">
        <Filters waiting={answer.data?.waiting ?? 0} />
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(list.can.draft ? 'agreements.empty' : 'agreements.emptyReader')} />
            ) : (
              <AgreementTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
            )
          }
        </Answer>
      </section>
      {drafting ? <DraftDialog onClose={() => setDrafting(false)} /> : null}
    </PageFrame>
  )
}

function Filters({ waiting }: { waiting: number }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const [state, change] = useUrlState()
  return (
    <div className="row no-print filters">
      <ChoiceField
        field="stage"
        label={t('file.heads.stage')}
        options={agreementStages.map((value) => ({ value, label: t(`file.stages.${value}`) }))}
      />
      <ChoiceField
        field="kind"
        label={t('file.heads.kind')}
        options={agreementKinds.map((value) => ({ value, label: t(`file.kinds.${value}`) }))}
      />
      <ChoiceField field="pattern" label={t('file.heads.pattern')} options={words.list('patterns')} />
      <StreetField />
      <FindField label={t('agreements.find')} />
      <Checkbox checked={state.mine === 'true'} onChange={(event) => change({ mine: event.target.checked || null, page: null })}>
        {t('agreements.mine', { count: waiting })}
      </Checkbox>
    </div>
  )
}

function AgreementTable({ list, onPage }: { list: List; onPage: (page: number) => void }) {
  const t = useTranslations('alliances')
  const columns: ListColumn<Row>[] = [
    { key: 'no', title: t('file.heads.no'), width: 70, className: 'tnum', render: (_, row) => row.no },
    {
      key: 'title',
      title: t('file.heads.title'),
      width: 260,
      names: true,
      render: (_, row) => (
        <Door to={`/agreements/${row.id}`}>
          <span data-name>{row.title}</span>
        </Door>
      ),
    },
    { key: 'kind', title: t('file.heads.kind'), width: 130, render: (_, row) => t(`file.kinds.${row.kind}`) },
    {
      key: 'stage',
      title: t('file.heads.stage'),
      width: 150,
      render: (_, row) => (
        <>
          <StageTag stage={row.stage} />
          {row.canSign.length > 0 ? <Tag color="blue">{t('agreements.yours')}</Tag> : null}
        </>
      ),
    },
    {
      key: 'sides',
      title: t('file.heads.sides'),
      width: 320,
      render: (_, row) => <span data-name>{row.sides.map((side) => side.name).join(comma())}</span>,
    },
    {
      key: 'signed',
      title: t('agreements.signed'),
      width: 90,
      align: 'right',
      className: 'tnum',
      render: (_, row) => `${row.sides.filter((side) => side.answer === 'signed').length} / ${row.sides.length}`,
    },
    {
      key: 'period',
      title: t('agreements.period'),
      width: 200,
      className: 'tnum',
      render: (_, row) => `${row.inForceOn ?? row.fromOn} – ${row.untilOn ?? nothing}`,
    },
  ]
  return (
    <ListTable<Row>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1160 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}
