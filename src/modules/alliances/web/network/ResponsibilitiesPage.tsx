import { Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { comma } from '../../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { ReasonDialog } from '../community/ReasonDialog.tsx'

const PassDialog = lazyDialog(async () => (await import('./PassDialog.tsx')).PassDialog)

type List = AnswerOf<typeof alliances.listResponsibilities>
export type Responsibility = List['items'][number]
const fields = ['tier', 'bodyNo', 'state', 'hub', 'mine', 'districtNo', 'asOf', 'q'] as const
const states = ['acknowledged', 'waiting', 'ended', 'all'] as const

/** Responsibilities passed down tier by tier, each acknowledged by the body that holds it. */
export default function ResponsibilitiesPage() {
  const t = useTranslations('alliances')
  const { language } = useLanguage()
  const [state, change] = useUrlState()
  const [passing, setPassing] = useState<Responsibility | 'first' | null>(null)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(
    alliances.listResponsibilities,
    { query: { ...filter, page: Number(state.page ?? 1) } },
    { keep: true },
  )
  const tiers = (answer.data?.tiers ?? []).map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))
  const tools = (
    <>
      <ListTools endpoint={alliances.exportResponsibilities} query={filter} />
      {answer.data?.can.pass ? (
        <Button type="primary" onClick={() => setPassing('first')}>
          {t('responsibilities.begin')}
        </Button>
      ) : null}
    </>
  )
  const check = (field: 'hub' | 'mine', label: string) => (
    <Checkbox
      checked={state[field] === 'true'}
      onChange={(event) => change({ [field]: event.target.checked || null, page: null })}
    >
      {label}
    </Checkbox>
  )
  return (
    <PageFrame title={t('pages.responsibilities')} tools={tools} printFilter={Object.values(filter).join(comma())}>
      <section className="panel long stack list-panel">
        <p className="quiet">{t('responsibilities.hint')}</p>
        <div className="row no-print filters">
          <ChoiceField field="tier" label={t('file.heads.tier')} options={tiers} />
          <ChoiceField
            field="state"
            label={t('responsibilities.state')}
            options={states.map((value) => ({ value, label: t(`responsibilities.states.${value}`) }))}
          />
          <FindField label={t('responsibilities.find')} />
          {check('hub', t('responsibilities.hub'))}
          {check('mine', t('responsibilities.mine', { count: answer.data?.waiting ?? 0 }))}
        </div>
        <Answer of={answer} height={320}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t(list.can.pass ? 'responsibilities.empty' : 'responsibilities.emptyReader')} />
            ) : (
              <Table
                list={list}
                tierName={(code) => tiers.find((one) => one.value === code)?.label ?? code}
                onPass={setPassing}
                onPage={(page) => change({ page: page === 1 ? null : page })}
              />
            )
          }
        </Answer>
      </section>
      {passing ? (
        <PassDialog above={passing === 'first' ? null : passing} tiers={tiers} onClose={() => setPassing(null)} />
      ) : null}
    </PageFrame>
  )
}

interface TableProps {
  readonly list: List
  readonly tierName: (code: string) => string
  readonly onPass: (above: Responsibility) => void
  readonly onPage: (page: number) => void
}

function Table({ list, tierName, onPass, onPage }: TableProps) {
  const t = useTranslations('alliances')
  const actions = useTranslations('actions')
  const columns: ListColumn<Responsibility>[] = [
    { key: 'tier', title: t('file.heads.tier'), width: 80, render: (_, row) => <Tag>{tierName(row.tier)}</Tag> },
    {
      key: 'title',
      title: t('file.heads.duty'),
      width: 320,
      names: true,
      render: (_, row) => (
        <>
          <span data-name>{row.title}</span>
          <div className="quiet" data-name>
            {row.content}
          </div>
        </>
      ),
    },
    { key: 'body', title: t('file.heads.body'), width: 240, render: (_, row) => <span data-name>{row.body.name}</span> },
    {
      key: 'above',
      title: t('file.heads.above'),
      width: 240,
      render: (_, row) => (row.above ? <span data-name>{row.above.body.name}</span> : t('responsibilities.first')),
    },
    { key: 'from', title: t('file.heads.dutyFrom'), width: 110, className: 'tnum', render: (_, row) => row.fromOn },
    { key: 'acknowledged', title: t('responsibilities.state'), width: 190, render: (_, row) => <Standing row={row} /> },
    {
      key: 'act',
      title: actions('acts'),
      width: 190,
      className: 'no-print',
      render: (_, row) => <Acts row={row} onPass={() => onPass(row)} />,
    },
  ]
  return (
    <ListTable<Responsibility>
      rowKey="id"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1300 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function Standing({ row }: { row: Responsibility }) {
  const t = useTranslations('alliances.responsibilities')
  if (row.endedOn) return <span className="tnum">{t('endedOn', { day: row.endedOn })}</span>
  if (!row.acknowledgedOn) return <Tag color="blue">{t('states.waiting')}</Tag>
  return (
    <>
      <Tag>{t('states.acknowledged')}</Tag>
      <span className="quiet tnum">{row.acknowledgedOn}</span>
    </>
  )
}

function Acts({ row, onPass }: { row: Responsibility; onPass: () => void }) {
  const t = useTranslations('alliances.responsibilities')
  const acknowledge = useAction(alliances.acknowledgeResponsibility)
  const end = useAction(alliances.endResponsibility)
  const [busy, begin] = useWork()
  const [ending, setEnding] = useState(false)
  const params = { id: row.id }
  return (
    <div className="row">
      {row.can.acknowledge ? (
        <Button
          size="small"
          type="primary"
          loading={busy}
          onClick={() => begin(() => acknowledge.mutateAsync({ params, body: {} }))}
        >
          {t('acknowledge')}
        </Button>
      ) : null}
      {row.can.passOn ? (
        <Button size="small" onClick={onPass}>
          {t('passOn')}
        </Button>
      ) : null}
      {row.can.end ? (
        <Button size="small" onClick={() => setEnding(true)}>
          {t('end')}
        </Button>
      ) : null}
      {ending ? (
        <ReasonDialog
          title={t('end')}
          hint={t('endHint')}
          pending={end.isPending}
          error={end.error}
          send={(reason) => end.mutateAsync({ params, body: { reason } })}
          onClose={() => setEnding(false)}
        />
      ) : null}
    </div>
  )
}
