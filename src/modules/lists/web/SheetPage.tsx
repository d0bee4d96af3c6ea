import { useParams } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { SheetActs } from '../../../web/sheets/SheetActs.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField } from '../../../web/ui/filter-fields.tsx'
import { ListTable } from '../../../web/ui/ListTable.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { pageRows, usePaging } from '../../../web/ui/paging.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

type Sheet = AnswerOf<typeof lists.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that takes them all in. */
export default function SheetPage() {
  const t = useTranslations('lists.sheet')
  const { id } = useParams({ strict: false }) as { id: string }
  const [state, change] = useUrlState()
  const verdict = verdicts.find((one) => one === state.verdict)
  const query = { ...(verdict ? { verdict } : {}), page: Number(state.page ?? 1), pageSize: pageRows }
  const answer = useEndpoint(lists.getSheet, { params: { id }, query }, { keep: true })
  const rows = answer.data?.rows
  const paging = usePaging(rows?.page ?? 1, rows?.total ?? 0, (page) => change({ page: page === 1 ? null : page }))
  const columns: ListColumn<Row>[] = [
    { key: 'row', title: t('row'), width: 70, align: 'right', className: 'tnum', render: (_, row) => row.row },
    { key: 'what', title: t('what'), width: 340, render: (_, row) => <span data-name="">{row.title ?? nothing}</span> },
    { key: 'verdict', title: t('verdict'), width: 110, render: (_, row) => t(`verdicts.${row.verdict}`) },
    { key: 'why', title: t('why'), width: 220, render: (_, row) => (row.reason ? t(`reason.${row.reason}`) : nothing) },
    {
      key: 'entry',
      title: t('entry'),
      width: 110,
      className: 'no-print',
      render: (_, row) => (row.entryId ? <Door to={`/lists/${row.entryId}`}>{t('entry')}</Door> : nothing),
    },
  ]
  return (
    <PageFrame title={t('one')}>
      <section className="panel long stack list-panel">
        <Answer of={answer} height={420}>
          {(sheet) => (
            <>
              <div className="row list-filters no-print">
                <ChoiceField
                  field="verdict"
                  label={t('verdict')}
                  options={verdicts.map((value) => ({ value, label: `${t(`verdicts.${value}`)} ${sheet.counts[value]}` }))}
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
  const language = useFileLanguage()
  const refused = () => download(lists.downloadRefused, { params: { id: sheet.id }, query: { language } })
  return (
    <SheetActs
      words="lists.sheet"
      sheet={sheet}
      written={sheet.counts.new}
      apply={useAction(lists.applySheet)}
      undo={useAction(lists.undoSheet)}
      downloadRefused={refused}
    />
  )
}
