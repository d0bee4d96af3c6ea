import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { readSearch, useUrlState } from '../../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { nothing } from '../../../../web/ui/figures.ts'
import { ListTable } from '../../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { usePaging } from '../../../../web/ui/paging.ts'
import type { ListColumn } from '../../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'
import { dormancyStates } from '../../rules-dormancy.ts'
import '../coverage.css'

type List = AnswerOf<typeof coverage.listDormancy>
type Row = List['items'][number]
type Act = { readonly outcome: 'confirm' | 'refuse'; readonly row: Row }
const fields = ['state', 'districtNo', 'streetNo', 'q'] as const

/** Party organisations with nothing on record for the window: a person looks, and says what was found. */
export default function DormancyPage() {
  const t = useTranslations('coverage')
  const [state, change] = useUrlState()
  const [act, setAct] = useState<Act | null>(null)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(coverage.listDormancy, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const shown = state.state ?? 'proposed'
  const label = (one: string) => (one === 'all' ? t('dormancy.all') : t(`dormancy.states.${one}` as 'dormancy.states.proposed'))
  const count = (one: string) => (one === 'all' ? undefined : answer.data?.counts[one as Row['state']])
  return (
    <PageFrame
      title={t('pages.dormancy')}
      tools={<ListTools endpoint={coverage.exportDormancy} query={filter} />}
      printFilter={label(shown)}
    >
      <section className="panel long stack list-panel">
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <Select
            aria-label={t('dormancy.state')}
            value={shown}
            onChange={(next: string) => change({ state: next === 'proposed' ? null : next, page: null })}
            options={[...dormancyStates, 'all'].map((value) => ({
              value,
              label: [label(value), count(value)].filter((part) => part !== undefined).join(' · '),
            }))}
            popupMatchSelectWidth={false}
            style={{ minWidth: 180 }}
          />
          <Input.Search
            allowClear
            aria-label={t('dormancy.find')}
            placeholder={t('dormancy.find')}
            defaultValue={state.q}
            onSearch={(q) => change({ q: q.trim() || null, page: null })}
            style={{ width: 240 }}
          />
        </div>
        <Answer of={answer} height={360}>
          {(list) => (
            <>
              <p className="quiet" style={{ margin: 0 }}>
                {t('dormancy.hint', { days: list.days, from: list.fromOn })}{' '}
                {t('dormancy.rule', { source: list.rule.source, version: list.rule.version })}
              </p>
              {list.total === 0 ? (
                <State hint={t(shown === 'proposed' && !state.q ? 'dormancy.empty' : 'dormancy.nothingFound')} />
              ) : (
                <Orgs list={list} onAct={setAct} onPage={(next) => change({ page: next === 1 ? null : next })} />
              )}
            </>
          )}
        </Answer>
      </section>
      {act?.outcome === 'confirm' ? <ConfirmDialog row={act.row} onClose={() => setAct(null)} /> : null}
      {act?.outcome === 'refuse' ? <RefuseDialog row={act.row} onClose={() => setAct(null)} /> : null}
    </PageFrame>
  )
}

interface OrgsProps {
  readonly list: List
  readonly onAct: (act: Act) => void
  readonly onPage: (page: number) => void
}

function Orgs({ list, onAct, onPage }: OrgsProps) {
  const t = useTranslations('coverage.dormancy')
  const acts = useTranslations('actions')
  const columns: ListColumn<Row>[] = [
    {
      key: 'partyOrg',
      title: t('partyOrg'),
      width: 270,
      names: true,
      render: (_, { partyOrg }) => <Door to={`/units/${partyOrg.no}`}>{partyOrg.name}</Door>,
    },
    {
      key: 'units',
      title: t('units'),
      width: 270,
      names: true,
      render: (_, { units }) => (
        <>
          <Door to={`/units/${units[0]!.no}`}>{units[0]!.name}</Door>
          {units.length > 1 ? <span className="quiet"> {t('more', { count: units.length })}</span> : null}
        </>
      ),
    },
    {
      key: 'lastOn',
      title: t('lastOn'),
      width: 130,
      className: 'tnum',
      render: (_, { lastOn, link }) => {
        if (lastOn === null || link === null) return t('nothing')
        const [path, search] = link.split('?')
        return (
          <Door to={path!} search={readSearch(search ?? '')}>
            {lastOn}
          </Door>
        )
      },
    },
    { key: 'state', title: t('state'), width: 150, render: (_, { state }) => t(`states.${state}`) },
    {
      key: 'answer',
      title: t('answer'),
      width: 240,
      names: true,
      render: (_, { answer }) => (answer ? t('said', { day: answer.on, by: answer.by ?? '', reason: answer.reason }) : nothing),
    },
    {
      key: 'acts',
      title: acts('acts'),
      width: 200,
      className: 'no-print',
      render: (_, row) =>
        list.can.answer && row.state === 'proposed' ? (
          <>
            <Button type="link" size="small" onClick={() => onAct({ outcome: 'refuse', row })}>
              {t('refuse')}
            </Button>
            <Button type="link" size="small" onClick={() => onAct({ outcome: 'confirm', row })}>
              {t('confirm')}
            </Button>
          </>
        ) : null,
    },
  ]
  return (
    <ListTable<Row>
      rowKey={(row) => row.partyOrg.no}
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1260 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

function Field({ name, most }: { name: 'reason' | 'remedy'; most: number }) {
  const t = useTranslations('coverage.dormancy')
  const form = useTranslations('form')
  return (
    <Form.Item
      name={name}
      label={t(name)}
      rules={[{ required: true, whitespace: true, message: form('required', { name: t(name) }) }]}
    >
      <Input.TextArea rows={2} maxLength={most} />
    </Form.Item>
  )
}

function ConfirmDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations('coverage.dormancy')
  const confirm = useAction(coverage.confirmDormancy)
  return (
    <ActionDialog<{ reason: string; remedy: string }>
      title={t('confirm')}
      hint={t('confirmHint')}
      pending={confirm.isPending}
      error={confirm.error}
      send={(body) => confirm.mutateAsync({ params: { no: row.partyOrg.no }, body })}
      onClose={onClose}
    >
      <p data-name>{row.partyOrg.name}</p>
      <Field name="reason" most={300} />
      <Field name="remedy" most={500} />
    </ActionDialog>
  )
}

function RefuseDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const t = useTranslations('coverage.dormancy')
  const refuse = useAction(coverage.refuseDormancy)
  return (
    <ActionDialog<{ reason: string }>
      title={t('refuse')}
      hint={t('refuseHint')}
      pending={refuse.isPending}
      error={refuse.error}
      send={(body) => refuse.mutateAsync({ params: { no: row.partyOrg.no }, body })}
      onClose={onClose}
    >
      <p data-name>{row.partyOrg.name}</p>
      <Field name="reason" most={300} />
    </ActionDialog>
  )
}
