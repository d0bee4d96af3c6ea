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
import { demands } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

type Sheet = AnswerOf<typeof demands.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that takes them all in. */
export default function SheetPage() {
  const t = useTranslations('demands.sheet')
  const answer = useEndpoint(demands.getSheet, useSheetAsked(verdicts), { keep: true })
  const told: ListColumn<Row>[] = [
    { key: 'what', title: t('what'), width: 340, render: (_, row) => <span data-name="">{row.what ?? nothing}</span> },
  ]
  const record: ListColumn<Row> = {
    key: 'order',
    title: t('order'),
    width: 110,
    className: 'no-print',
    render: (_, row) => (row.orderId ? <Door to={`/orders/${row.orderId}`}>{t('order')}</Door> : nothing),
  }
  return (
    <OneSheet<Row, Sheet>
      words="demands.sheet"
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
  const refused = () => download(demands.downloadRefused, { params: { id: sheet.id }, query: { language } })
  return (
    <SheetActs
      words="demands.sheet"
      sheet={sheet}
      written={sheet.counts.new}
      apply={useAction(demands.applySheet)}
      undo={useAction(demands.undoSheet)}
      downloadRefused={refused}
    />
  )
}
