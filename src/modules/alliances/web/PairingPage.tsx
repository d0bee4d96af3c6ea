import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma, nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField, StreetField } from '../../../web/ui/filter-fields.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { alliances, lackKinds, pairingStates } from '../contract.ts'
import { CountedList } from './CountedList.tsx'

const DraftDialog = lazyDialog(async () => (await import('./DraftDialog.tsx')).DraftDialog)

type List = AnswerOf<typeof alliances.listPairing>
type Row = List['items'][number]
type Suggestion = Row['suggestions'][number]
const fields = ['state', 'lack', 'streetNo', 'districtNo', 'unitNo', 'q'] as const

/** Who could go together with whom: what each lacks and what a neighbour has, by name and with the records; nobody is compared. */
export default function PairingPage() {
  const t = useTranslations('alliances')
  const [state] = useUrlState()
  const [pair, setPair] = useState<{ row: Row; partner: Suggestion } | null>(null)
  const filter = Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : []))) as object
  const answer = useEndpoint(alliances.listPairing, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  return (
    <>
      <CountedList
        title={t('pages.pairing')}
        path="/pairing-suggestions"
        answer={answer}
        filter={filter}
        tools={<ListTools endpoint={alliances.exportPairing} query={filter} />}
        states={pairingStates}
        nameOf={(one) => t(`file.pairingStates.${one}`)}
        basis={(list) => ({ text: t('pairing.basis'), rules: list.rule ? [list.rule] : [] })}
        empty={t('pairing.empty')}
        filters={
          <div className="row no-print filters">
            <ChoiceField
              field="state"
              label={t('file.heads.pairingState')}
              options={pairingStates.map((value) => ({ value, label: t(`file.pairingStates.${value}`) }))}
            />
            <ChoiceField
              field="lack"
              label={t('file.heads.lacks')}
              options={lackKinds.map((value) => ({ value, label: t(`file.lackKinds.${value}`) }))}
            />
            <StreetField />
            <FindField label={t('pairing.find')} />
          </div>
        }
      >
        {(list, onPage) => <PairingTable list={list} onPage={onPage} onDraft={(row, partner) => setPair({ row, partner })} />}
      </CountedList>
      {pair ? <DraftPair {...pair} onClose={() => setPair(null)} /> : null}
    </>
  )
}

/** A draft with both sides, and what the partner could share, filled in. */
function DraftPair({ row, partner, onClose }: { row: Row; partner: Suggestion; onClose: () => void }) {
  const t = useTranslations('alliances.pairing')
  const shares = [...new Set(partner.reasons.flatMap(({ give }) => (give.kind === 'resource' ? (give.title ?? []) : [])))]
  return (
    <DraftDialog
      start={{
        lead: row,
        others: [partner],
        title: t('title', { one: row.name, other: partner.name }).slice(0, 120),
        shares: shares.join(comma()),
      }}
      onClose={onClose}
    />
  )
}

interface PairingTableProps {
  readonly list: List
  readonly onPage: (page: number) => void
  readonly onDraft: (row: Row, partner: Suggestion) => void
}

function PairingTable({ list, onPage, onDraft }: PairingTableProps) {
  const t = useTranslations('alliances')
  const columns: ListColumn<Row>[] = [
    {
      key: 'name',
      title: t('file.heads.partyOrg'),
      width: 240,
      names: true,
      render: (_, row) => (
        <>
          <Door to={`/units/${row.no}`}>
            <span data-name>{row.name}</span>
          </Door>
          <br />
          <span className="quiet" data-name>
            {[...row.streets, ...row.industries].join(comma()) || nothing}
          </span>
        </>
      ),
    },
    { key: 'lacks', title: t('file.heads.lacks'), width: 300, render: (_, row) => <Lacks row={row} /> },
    {
      key: 'state',
      title: t('file.heads.pairingState'),
      width: 150,
      render: (_, row) => <Tag>{t(`file.pairingStates.${row.state}`)}</Tag>,
    },
    {
      key: 'partners',
      title: t('file.heads.couldPair'),
      width: 480,
      render: (_, row) =>
        row.suggestions.length === 0 ? (
          <span className="quiet">{t(row.state === 'not-applicable' ? 'pairing.unknownPlace' : 'pairing.noneNear')}</span>
        ) : (
          <ul className="alliance-pairs">
            {row.suggestions.map((partner) => (
              <Partner key={partner.no} partner={partner} onDraft={list.can.draft ? () => onDraft(row, partner) : undefined} />
            ))}
          </ul>
        ),
    },
  ]
  return (
    <ListTable<Row>
      rowKey="no"
      columns={columns}
      dataSource={list.items}
      scroll={{ x: 1170 }}
      {...usePaging(list.page, list.total, onPage)}
    />
  )
}

type Lack = Row['lacks'][number]
const lackPage = ({ kind, id }: Lack, no: number): { to: string; search?: Record<string, string> } => {
  if (kind === 'open-need') return { to: `/lists/${id}` }
  if (kind === 'rectification') return { to: `/communities/${id}` }
  if (kind === 'few-members') return { to: '/members', search: { branchNo: String(no) } }
  return { to: '/activities/due', search: { unitNo: String(no), status: 'to-be-recorded', ...(id ? { onDay: id } : {}) } }
}

/** What the records show it lacks; each opens them. */
function Lacks({ row }: { row: Row }) {
  const t = useTranslations('alliances.file.lackKinds')
  return (
    <ul className="alliance-evidence in-text">
      {row.lacks.map((lack) => (
        <li key={`${lack.kind}${lack.id ?? ''}`}>
          <span className="quiet">
            {t(lack.kind)}
            {colon()}
          </span>
          <Door {...lackPage(lack, row.no)}>
            {lack.title === null ? String(lack.count) : <span data-name>{lack.title}</span>}
          </Door>
        </li>
      ))}
    </ul>
  )
}

function Partner({ partner, onDraft }: { partner: Suggestion; onDraft: (() => void) | undefined }) {
  const t = useTranslations('alliances')
  return (
    <li>
      <span>
        <Door to={`/units/${partner.no}`}>
          <span data-name>{partner.name}</span>
        </Door>{' '}
        <span className="quiet">{partner.near.map((one) => t(`file.nearKinds.${one}`)).join(comma())}</span>
        <br />
        <span className="quiet">
          {partner.reasons.map(({ lack, give }, index) => (
            <span key={`${lack}${give.kind}${give.id ?? give.title ?? ''}`}>
              {index > 0 ? comma() : null}
              {t(`file.giveKinds.${give.kind}`)}
              {colon()}
              <Door
                to={
                  give.kind === 'resource' ? `/lists/${give.id}` : give.kind === 'lead' ? '/network' : `/communities/${give.id}`
                }
              >
                <span data-name>{give.title ?? nothing}</span>
              </Door>
            </span>
          ))}
        </span>
      </span>
      {onDraft ? (
        <Button size="small" className="no-print" onClick={onDraft} aria-label={`${t('pairing.draft')}${colon()}${partner.name}`}>
          {t('pairing.draft')}
        </Button>
      ) : null}
    </li>
  )
}
