import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { App, Button, Popconfirm } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { OneSheet, useSheetAsked } from '../../../web/sheets/OneSheet.tsx'
import { SheetActs } from '../../../web/sheets/SheetActs.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import type { ListColumn } from '../../../web/ui/RecordCards.tsx'
import { members } from '../contract.ts'
import { verdicts } from '../rules/sheet-rows.ts'

type Sheet = AnswerOf<typeof members.getSheet>
type Row = Sheet['rows']['items'][number]

/** What becomes of each row, and the one button that writes them all. */
export default function SheetPage() {
  const t = useTranslations('members.sheet')
  const answer = useEndpoint(members.getSheet, useSheetAsked(verdicts), { keep: true })
  const told: ListColumn<Row>[] = [
    { key: 'name', title: t('name'), width: 120, render: (_, row) => <span data-name="">{row.name ?? nothing}</span> },
    { key: 'branch', title: t('branch'), width: 240, render: (_, row) => <span data-name="">{row.branch ?? nothing}</span> },
  ]
  const record: ListColumn<Row> = {
    key: 'member',
    title: t('member'),
    width: 110,
    className: 'no-print',
    render: (_, row) => (row.memberId ? <Door to={`/members/${row.memberId}`}>{t('member')}</Door> : nothing),
  }
  const why = (row: Row) =>
    row.reason ? t(`reason.${row.reason}`) : row.fields.map((field) => t(`field.${field}`)).join(comma()) || null
  return (
    <OneSheet<Row, Sheet>
      words="members.sheet"
      verdicts={verdicts}
      answer={answer}
      told={told}
      why={why}
      record={record}
      Acts={Acts}
    />
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
