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
import { places } from '../contract.ts'
import { sheetVerdicts } from '../rules/sheet-rows.ts'

type Sheet = AnswerOf<typeof places.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that enters them all. */
export default function SheetPage() {
  const t = useTranslations('places.sheet')
  const answer = useEndpoint(places.getSheet, useSheetAsked(sheetVerdicts), { keep: true })
  const told: ListColumn<Row>[] = [
    { key: 'what', title: t('what'), width: 240, render: (_, row) => <span data-name="">{row.name || nothing}</span> },
    { key: 'owner', title: t('owner'), width: 240, render: (_, row) => <span data-name="">{row.owner || nothing}</span> },
  ]
  const record: ListColumn<Row> = {
    key: 'venue',
    title: t('venue'),
    width: 110,
    className: 'no-print',
    render: (_, row) => (row.venueNo ? <Door to={`/places/${row.venueNo}`}>{t('venue')}</Door> : nothing),
  }
  return (
    <OneSheet<Row, Sheet>
      words="places.sheet"
      verdicts={sheetVerdicts}
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
  const refused = () => download(places.downloadRefused, { params: { id: sheet.id }, query: { format: 'xlsx', language } })
  return (
    <SheetActs
      words="places.sheet"
      sheet={sheet}
      written={sheet.counts.new}
      apply={useAction(places.applySheet)}
      undo={useAction(places.undoSheet)}
      downloadRefused={refused}
    />
  )
}
