import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { App, Button, Popconfirm, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { SheetActs } from '../../../web/sheets/SheetActs.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'
import './members.css'

type Sheet = AnswerOf<typeof members.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that writes them all. */
export default function SheetPage() {
  const t = useTranslations('members.sheet')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const verdict = verdicts.find((one) => one === state.verdict)
  const query = { ...(verdict ? { verdict } : {}), page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(members.getSheet, { params: { id }, query }, { keep: true })
  const rows = answer.data?.rows
  const paging = usePaging(rows?.page ?? 1, rows?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns = useColumns()
  return (
    <PageFrame title={t('one')}>
      <section className="panel long stack list-panel">
        <Answer of={answer} height={420}>
          {(sheet) => (
            <>
              <div className="row member-filters no-print">
                <Select
                  aria-label={t('verdict')}
                  value={verdict ?? 'all'}
                  onChange={(value) => change({ verdict: value === 'all' ? null : value, page: null })}
                  options={[
                    { value: 'all', label: t('all') },
                    ...verdicts.map((value) => ({ value, label: `${t(`verdicts.${value}`)} ${sheet.counts[value]}` })),
                  ]}
                  popupMatchSelectWidth={false}
                />
                <span className="quiet">
                  <span data-name="">{sheet.fileName}</span> · {t(`states.${sheet.state}`)}
                </span>
                <Acts sheet={sheet} />
              </div>
              {sheet.rows.total === 0 ? (
                <State hint={t('rows')} />
              ) : (
                <ListTable<Row> rowKey="row" columns={columns} dataSource={sheet.rows.items} scroll={{ x: 800 }} {...paging} />
              )}
            </>
          )}
        </Answer>
      </section>
    </PageFrame>
  )
}

function Acts({ sheet }: { sheet: Sheet }) {
  const t = useTranslations('members.sheet')
  const tell = useTellProblem()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { message } = App.useApp()
  const language = useFileLanguage()
  // The page is left before lists are asked anew: the sheet is no longer there to be shown.
  const discard = () =>
    call(members.discardSheet, { params: { id: sheet.id } }).then(async () => {
      void message.success(t('discarded'))
      await navigate({ to: '/members/sheets' as never, replace: true })
      await client.invalidateQueries()
    }, tell)
  const refused = () => download(members.downloadRefused, { params: { id: sheet.id }, query: { language } })
  return (
    <SheetActs
      words="members.sheet"
      sheet={sheet}
      written={sheet.counts.new + sheet.counts.changed}
      apply={useAction(members.applySheet)}
      undo={useAction(members.undoSheet)}
      downloadRefused={refused}
    >
      <Popconfirm title={t('discardSure')} onConfirm={discard}>
        <Button>{t('discard')}</Button>
      </Popconfirm>
    </SheetActs>
  )
}

function useColumns(): ListColumn<Row>[] {
  const t = useTranslations('members.sheet')
  const why = (row: Row) =>
    row.reason ? t(`reason.${row.reason}`) : row.fields.map((field) => t(`field.${field}`)).join(comma()) || nothing
  return [
    { key: 'row', title: t('row'), width: 70, align: 'right', className: 'tnum', render: (_, row) => row.row },
    { key: 'name', title: t('name'), width: 120, render: (_, row) => <span data-name="">{row.name ?? nothing}</span> },
    { key: 'branch', title: t('branch'), width: 240, render: (_, row) => <span data-name="">{row.branch ?? nothing}</span> },
    { key: 'verdict', title: t('verdict'), width: 110, render: (_, row) => t(`verdicts.${row.verdict}`) },
    { key: 'why', title: t('why'), width: 260, render: (_, row) => why(row) },
    {
      key: 'member',
      title: t('member'),
      width: 110,
      className: 'no-print',
      render: (_, row) => (row.memberId ? <Door to={`/members/${row.memberId}`}>{t('member')}</Door> : nothing),
    },
  ]
}
