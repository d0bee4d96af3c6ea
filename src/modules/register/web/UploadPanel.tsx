import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Progress, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { DayField } from '../../../web/ui/DayField.tsx'
import { organisations } from '../../organisations/contract.ts'
import { register } from '../contract.ts'
import { DropBox } from './DropBox.tsx'

/** Choosing the file sends it; district and day are only needed where the register does not say them. */
export function UploadPanel() {
  const t = useTranslations('register.upload')
  const text = useProblemText()
  const client = useQueryClient()
  const navigate = useNavigate()
  const catalogue = useEndpoint(organisations.getCatalogue)
  const [districtNo, setDistrictNo] = useState<number | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async (file: File) => {
    setProblem(null)
    setSending({ name: file.name, share: 0 })
    try {
      const body = { districtNo: districtNo ?? undefined, statementOn: day ?? undefined }
      const { id } = await upload(register.upload, { body, file }, (share) => setSending({ name: file.name, share }))
      await client.invalidateQueries()
      void navigate({ to: `/register/${id}` as never })
    } catch (error) {
      setProblem(error)
    } finally {
      setSending(null)
    }
  }
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('title')}</h2>
      </div>
      {problem ? <Alert type="error" showIcon title={text(problem)} style={{ marginBottom: 12 }} /> : null}
      <div className="register-upload">
        {sending ? (
          <div className="register-sending" role="status">
            <p>{t('sending', { name: sending.name })}</p>
            <Progress aria-label={t('sending', { name: sending.name })} percent={Math.round(sending.share * 100)} />
          </div>
        ) : (
          <DropBox onFile={(file) => void send(file)} />
        )}
        <div className="stack">
          <div className="register-given">
            <label htmlFor="register-district">{t('district')}</label>
            <Select
              id="register-district"
              allowClear
              placeholder={t('auto')}
              value={districtNo}
              onChange={setDistrictNo}
              options={catalogue.data?.districts.map((one) => ({ value: one.no, label: one.name }))}
            />
            <span className="quiet">{t('districtHint')}</span>
          </div>
          <div className="register-given">
            <label htmlFor="register-day">{t('statementOn')}</label>
            <DayField
              id="register-day"
              value={day}
              onChange={setDay}
              label={t('statementOn')}
              placeholder={t('auto')}
              width="100%"
            />
            <span className="quiet">{t('statementHint')}</span>
          </div>
        </div>
      </div>
    </section>
  )
}
