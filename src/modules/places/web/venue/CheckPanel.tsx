import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { usePlaceWords } from '../use-place-words.ts'
import type { Venue } from '../venue-draft.ts'

const CheckDialog = lazyDialog(async () => (await import('./CheckDialog.tsx')).CheckDialog)

/** What those who keep a venue found when they looked at it against the standard. Nobody else sees it. */
export function CheckPanel({ venue }: { venue: Venue }) {
  const t = useTranslations('places')
  const words = usePlaceWords()
  const [checking, setChecking] = useState(false)
  const label = (code: string) => words.standard?.items.find((one) => one.code === code)?.label ?? code
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.checks')}</h2>
        {words.standard ? (
          <Button size="small" className="no-print" onClick={() => setChecking(true)}>
            {t('one.check')}
          </Button>
        ) : null}
      </div>
      <p className="quiet">{t('one.checkOwn')}</p>
      {venue.checks.length === 0 ? <p className="quiet">{t('one.noChecks')}</p> : null}
      {venue.checks.map((one) => (
        <details key={one.id}>
          <summary>
            <span className="tnum">{one.onDay}</span> · {t('one.checkResult', { apply: one.apply, met: one.met })}
          </summary>
          <ul className="place-list">
            {one.items.map((item) => (
              <li key={item.code}>
                <span data-name>{label(item.code)}</span>
                <span className="quiet" data-name>
                  {t(`dialog.answers.${item.answer}`)} {item.note ? `· ${item.note}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {checking ? <CheckDialog venueNo={venue.no} onClose={() => setChecking(false)} /> : null}
    </section>
  )
}
