import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import type { register } from '../contract.ts'
import { StateTag } from './StateTag.tsx'

type Listed = AnswerOf<typeof register.listImports>['items'][number]

/** Registers handed in, newest first. */
export function ImportTable({ items }: { items: readonly Listed[] }) {
  const t = useTranslations('register.history')
  const { count, moment } = useFigures()
  return (
    <table className="plain">
      <thead>
        <tr>
          <th>{t('file')}</th>
          <th>{t('state')}</th>
          <th>{t('district')}</th>
          <th>{t('statementOn')}</th>
          <th className="num">{t('rows')}</th>
          <th>{t('uploaded')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td>
              <Door to={`/register/${item.id}`}>{item.fileName}</Door>
            </td>
            <td>
              <StateTag state={item.state} />
            </td>
            <td>{item.district.name}</td>
            <td className="tnum nowrap">{item.statementOn ?? nothing}</td>
            <td className="num">{count(item.rowCounts.dataRows)}</td>
            <td className="tnum nowrap">
              {moment(item.uploadedAt)}
              {item.uploadedBy ? ` · ${item.uploadedBy}` : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
