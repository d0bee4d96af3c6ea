import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { OneSheet, useSheetAsked } from '../../../web/sheets/OneSheet.tsx'
import { SheetActs } from '../../../web/sheets/SheetActs.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { lists } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

type Sheet = AnswerOf<typeof lists.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that takes them all in. */
export default function SheetPage() {
  const t = useTranslations('lists.sheet')
  const answer = useEndpoint(lists.getSheet, useSheetAsked(verdicts), { keep: true })
  const told: ListColumn<Row>[] = [
    { key: 'what', title: t('what'), width: 340, render: (_, row) => <span data-name="">{row.title ?? nothing}</span> },
  ]
  const record: ListColumn<Row> = {
    key: 'entry',
    title: t('entry'),
    width: 110,
    className: 'no-print',
    render: (_, row) => (row.entryId ? <Door to={`/lists/${row.entryId}`}>{t('entry')}</Door> : nothing),
  }
  return (
    <OneSheet<Row, Sheet>
      words="lists.sheet"
      verdicts={verdicts}
      answer={answer}
      told={told}
      why={(row) => row.reason && t(`reason.${row.reason}`)}
      record={record}
      Acts={Acts}
    />
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
