import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Alert, Form, Input, Progress, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { upload } from '../../../web/kit/files.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
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
  const [day, setDay] = useState('')
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const send = async (file: File) => {
    setProblem(null)
    setSending({ name: file.name, share: 0 })
    try {
      const body = { districtNo: districtNo ?? undefined, statementOn: day || undefined }
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
        <Form layout="vertical">
          <Form.Item label={t('district')} extra={t('districtHint')} htmlFor="register-district">
            <Select
              id="register-district"
              allowClear
              placeholder={t('auto')}
              value={districtNo}
              onChange={setDistrictNo}
              options={catalogue.data?.districts.map((one) => ({ value: one.no, label: one.name }))}
            />
          </Form.Item>
          <Form.Item label={t('statementOn')} extra={t('statementHint')} htmlFor="register-day">
            <Input id="register-day" type="date" value={day} onChange={(event) => setDay(event.target.value)} />
          </Form.Item>
        </Form>
      </div>
    </section>
  )
}
