import { Button, Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { volunteering } from '../contract.ts'
import type { Service, Volunteer } from './PersonPage.tsx'
import { hoursOf } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

type Certificate = AnswerOf<typeof volunteering.issueCertificate>
interface DialogProps {
  readonly person: Volunteer
  readonly onClose: () => void
}

/** From records only; what stands on the certificate is shown once, to be printed. */
export function CertifyDialog({ person, onClose }: DialogProps) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const issue = useAction(volunteering.issueCertificate)
  const [made, setMade] = useState<Certificate | null>(null)
  // The dialog closes itself once the server has accepted; what was issued is still to be shown.
  const issued = useRef(false)
  if (made) return <CertificateText certificate={made} onClose={onClose} />
  const year = today().slice(0, 4)
  return (
    <ActionDialog<{ unitNo: number; fromOn: string; untilOn: string }>
      title={v('person.certify')}
      hint={v('person.certifyHint')}
      initialValues={{ unitNo: person.organisers[0]!.no, fromOn: `${year}-01-01`, untilOn: `${Number(year) + 1}-01-01` }}
      pending={issue.isPending}
      error={issue.error}
      send={async (body) => {
        const certificate = await issue.mutateAsync({ params: { id: person.id }, body })
        issued.current = true
        setMade(certificate)
      }}
      onClose={() => (issued.current ? undefined : onClose())}
    >
      <Form.Item name="unitNo" label={v('field.organiser')} rules={must(v('field.organiser'))}>
        <Select options={person.organisers.map(({ no, name }) => ({ value: no, label: name }))} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="fromOn" label={v('sessions.fromOn')} rules={must(v('sessions.fromOn'))}>
          <DayInput />
        </Form.Item>
        <Form.Item name="untilOn" label={v('sessions.untilOn')} rules={must(v('sessions.untilOn'))}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}

function CertificateText({ certificate, onClose }: { certificate: Certificate; onClose: () => void }) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const { language } = useLanguage()
  return (
    <Modal
      open
      title={`${v('person.number')} ${certificate.number}`}
      onCancel={onClose}
      footer={
        <>
          <Button
            onClick={() =>
              void download(volunteering.certificateFile, {
                body: { code: certificate.code, language: language === 'en' ? 'en' : 'zh' },
              })
            }
          >
            {v('person.letter')}
          </Button>
          <Button onClick={() => print()}>{t('actions.print')}</Button>
        </>
      }
    >
      <p data-name="">
        {v('person.certificateText', {
          name: certificate.name,
          issuer: certificate.issuer,
          fromOn: certificate.fromOn,
          untilOn: certificate.untilOn,
          hours: hoursOf(certificate.minutes),
        })}
      </p>
      <ul>
        {certificate.lines.map((line) => (
          <li key={`${line.onDay}${line.title}`} data-name="">
            {line.onDay} {line.title} · {v('minutesOf', { minutes: line.minutes })} · {v(`grade.${line.grade}`)}
          </li>
        ))}
      </ul>
      <p>
        <b data-name="">{v('person.verify', { code: certificate.code })}</b>
      </p>
      <p className="quiet">{v('person.verifyAt', { path: `${location.origin}/m/verify` })}</p>
    </Modal>
  )
}

export function RedeemDialog({ person, onClose }: DialogProps) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const redeem = useAction(volunteering.redeem)
  const items = useEndpoint(volunteering.listItems, { query: { open: 'yes', pageSize: '200' } as never })
  return (
    <ActionDialog<{ itemId: string }>
      title={v('person.redeem')}
      pending={redeem.isPending}
      error={redeem.error}
      send={(body) => redeem.mutateAsync({ params: { id: person.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="itemId" label={v('field.item')} rules={must(v('field.item'))}>
        <Select
          loading={items.isLoading}
          options={(items.data?.items ?? []).map((item) => ({
            value: item.id,
            label: `${item.title} · ${v('minutesOf', { minutes: item.cost })}`,
          }))}
        />
      </Form.Item>
    </ActionDialog>
  )
}

interface Gift {
  name: string
  phone: string
  relation: string
  minutes: number
  consent: true
}

export function GiveDialog({ person, onClose }: DialogProps) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const { language } = useLanguage()
  const give = useAction(volunteering.give)
  return (
    <ActionDialog<Gift>
      title={v('person.give')}
      initialValues={{ minutes: 60 }}
      pending={give.isPending}
      error={give.error}
      send={(body) => give.mutateAsync({ params: { id: person.id }, body: { ...body, consent: true } })}
      onClose={onClose}
    >
      <div className="grid-2">
        <Form.Item name="relation" label={v('field.relation')} rules={must(v('field.relation'))}>
          <Select options={person.bank.giveTo.map((one) => ({ value: one.code, label: language === 'en' ? one.en : one.zh }))} />
        </Form.Item>
        <Form.Item name="minutes" label={v('field.minutes')} rules={must(v('field.minutes'))}>
          <InputNumber min={1} max={person.bank.balance} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="name" label={v('field.name')} rules={must(v('field.name'))}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={v('field.phone')} rules={must(v('field.phone'))}>
          <Input maxLength={20} />
        </Form.Item>
      </div>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(v('own.giveConsent')))) }]}
      >
        <Checkbox>{v('own.giveConsent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}

/** What is right: other minutes, or that there was no service. Beginning stays, the end follows the minutes. */
export function CorrectDialog({ service, onClose }: { service: Service; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const must = useRequired()
  const propose = useAction(volunteering.proposeCorrection)
  const whole = Math.round((Date.parse(service.untilAt) - Date.parse(service.fromAt)) / 60_000)
  const send = ({ undone, minutes, reason }: { undone: boolean; minutes: number; reason: string }) => {
    const right = undone ? null : { fromAt: service.fromAt, untilAt: service.untilAt, minutes }
    return propose.mutateAsync({ params: { id: service.id }, body: { right, reason } })
  }
  return (
    <ActionDialog<{ undone: boolean; minutes: number; reason: string }>
      title={v('person.correct')}
      hint={v('person.correctHint')}
      initialValues={{ undone: false, minutes: service.minutes }}
      pending={propose.isPending}
      error={propose.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="minutes" label={v('field.minutes')} rules={must(v('field.minutes'))}>
        <InputNumber min={1} max={whole} precision={0} />
      </Form.Item>
      <Form.Item name="undone" valuePropName="checked">
        <Checkbox>{v('person.undone')}</Checkbox>
      </Form.Item>
      <Form.Item name="reason" label={v('field.reason')} rules={must(v('field.reason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
