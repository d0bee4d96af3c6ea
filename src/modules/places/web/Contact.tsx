import { Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { useWork } from '../../../web/ui/telling.ts'
import { listPurposes } from '../../access/contract.ts'
import { places } from '../contract.ts'

/** Telephone of a group that applied: masked, in full for a stated purpose. */
export function Contact({ one }: { one: AnswerOf<typeof places.getBooking> }) {
  const t = useTranslations('places.booking')
  const { language } = useLanguage()
  const [shown, setShown] = useState<string | null>(null)
  const [busy, begin] = useWork()
  const purposes = useEndpoint(listPurposes)
  if (one.contact === null) return <span className="quiet">{t('contactGone', { day: one.forgottenOn ?? '' })}</span>
  return (
    <>
      <span className="tnum" data-name>
        {shown ?? one.contact}
      </span>{' '}
      {shown ? (
        <span className="quiet">{t('shown')}</span>
      ) : (
        <Select
          className="no-print"
          size="small"
          aria-label={t('revealPurpose')}
          placeholder={t('reveal')}
          value={null}
          loading={busy}
          popupMatchSelectWidth={false}
          options={(purposes.data ?? []).map((row) => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))}
          onChange={(purpose: string | null) => {
            if (purpose)
              begin(async () =>
                setShown((await call(places.revealApplicant, { params: { id: one.id }, body: { purpose } })).phone),
              )
          }}
        />
      )}
    </>
  )
}
