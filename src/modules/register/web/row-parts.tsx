import { useTranslations } from 'use-intl'
import { isWorthALook } from './notice-kinds.ts'
import { Tone, type ToneName } from './Tone.tsx'
import { type ImportRow, useReadingWords } from './words.ts'

const tones: Readonly<Record<string, ToneName | undefined>> = { new: 'good', changed: 'new', conflict: 'look', refused: 'bad' }

export function VerdictTag({ verdict }: { verdict: ImportRow['verdict'] }) {
  const words = useReadingWords()
  return <Tone tone={tones[verdict]}>{words.verdict(verdict)}</Tone>
}

/** Field by field: what stands there now and what would stand there. */
export function RowChanges({ row, most }: { row: ImportRow; most: number }) {
  const t = useTranslations('register.rows')
  const words = useReadingWords()
  if (row.reason) return <span>{words.notice(row.reason)}</span>
  const shown = row.verdict === 'new' ? [] : row.changes.slice(0, most)
  return (
    <div className="register-changes">
      {row.mergedInto ? <div>{t('sameAs', row.mergedInto)}</div> : null}
      {shown.map(({ field, from, to }) => (
        <div key={field}>
          <span className="quiet">{words.field(field)}</span> <del>{from ?? t('blank')}</del> <span aria-hidden>→</span>{' '}
          <ins>{to ?? t('blank')}</ins>
        </div>
      ))}
      {row.verdict !== 'new' && row.changes.length > most ? (
        <div className="quiet">{t('more', { count: row.changes.length - most })}</div>
      ) : null}
    </div>
  )
}

/** What a person should look at first; the merely tidied is only counted. */
export function NoticeList({ row, most }: { row: ImportRow; most: number }) {
  const t = useTranslations('register.rows')
  const words = useReadingWords()
  const look = row.notices.filter((notice) => isWorthALook(notice.code) && notice.code !== row.reason)
  const tidied = row.notices.filter((notice) => !isWorthALook(notice.code)).length
  return (
    <ul className="register-notices">
      {look.slice(0, most).map(({ field, code }) => (
        <li key={`${field}${code}`}>{words.notice(code)}</li>
      ))}
      {look.length > most ? <li className="quiet">{t('more', { count: look.length - most })}</li> : null}
      {tidied > 0 ? <li className="quiet">{`${t('tidied')} ${tidied}`}</li> : null}
    </ul>
  )
}
