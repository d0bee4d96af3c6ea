import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { type PlainColumn, PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { register } from '../contract.ts'
import { StateTag } from './StateTag.tsx'

type Listed = AnswerOf<typeof register.listImports>['items'][number]

/** Registers handed in, newest first. */
export function ImportTable({ items }: { items: readonly Listed[] }) {
  const t = useTranslations('register.history')
  const { count, moment } = useFigures()
  const columns: readonly PlainColumn<Listed>[] = [
    { key: 'file', title: t('file'), render: (item) => <Door to={`/register/${item.id}`}>{item.fileName}</Door> },
    { key: 'state', title: t('state'), render: (item) => <StateTag state={item.state} /> },
    { key: 'district', title: t('district'), className: 'nowrap', render: (item) => item.district.name },
    { key: 'statementOn', title: t('statementOn'), className: 'tnum nowrap', render: (item) => item.statementOn ?? nothing },
    { key: 'rows', title: t('rows'), align: 'right', render: (item) => count(item.rowCounts.dataRows) },
    {
      key: 'uploaded',
      title: t('uploaded'),
      className: 'tnum',
      render: (item) => [moment(item.uploadedAt), item.uploadedBy].filter(Boolean).join(' · '),
    },
  ]
  return <PlainTable rows={items} rowKey={(item) => item.id} columns={columns} label={t('title')} />
}
