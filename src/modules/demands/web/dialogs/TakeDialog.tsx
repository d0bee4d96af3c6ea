import { Button, Form, Input, Modal, Select } from 'antd'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf, BodyOf } from '../../../../kernel/endpoint.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { demands } from '../../contract.ts'
import { orderKinds, requesters } from '../../rules/orders.ts'
import { useDemandWords } from '../use-words.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Body = BodyOf<typeof demands.takeOrder>
type Taken = AnswerOf<typeof demands.takeOrder>

/** What came to the desk; then the code, once. */
export function TakeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('demands')
  const [taken, setTaken] = useState<Taken | null>(null)
  if (taken) return <Told taken={taken} onClose={onClose} onAnother={() => setTaken(null)} />
  return <Entry onTaken={setTaken} onClose={onClose} title={t('take.title')} />
}

function Told({ taken, onClose, onAnother }: { taken: Taken; onClose: () => void; onAnother: () => void }) {
  const t = useTranslations('demands.take')
  const footer = <Button onClick={onAnother}>{t('another')}</Button>
  return (
    <Modal open title={t('done', { no: taken.no })} onCancel={onClose} footer={footer} mask={{ closable: false }}>
      {taken.code ? (
        <>
          <p>{t('code')}</p>
          <p className="demand-code tnum" data-name="">
            {taken.code}
          </p>
        </>
      ) : (
        <p>{t('noCode')}</p>
      )}
      <p className="in-text">
        <Door to={`/orders/${taken.id}`}>{t('open')}</Door>
      </p>
    </Modal>
  )
}

interface EntryProps {
  readonly title: string
  readonly onTaken: (taken: Taken) => void
  readonly onClose: () => void
}

function Entry({ title, onTaken, onClose }: EntryProps) {
  const t = useTranslations('demands')
  const words = useDemandWords()
  const required = useRequired()
  const { streets } = useCatalogue()
  const take = useAction(demands.takeOrder)
  // The dialog closes itself once it is accepted; what it answered must be known by then.
  const answer = useRef<Taken | null>(null)
  const choice = (options: { value: string; label: string }[]) => <Select options={options} />
  return (
    <ActionDialog<Body>
      title={title}
      hint={t('take.hint')}
      width={640}
      initialValues={{ kind: 'demand', requester: 'resident', channel: 'desk', receivedOn: today() }}
      pending={take.isPending}
      error={take.error}
      send={async (values) => {
        answer.current = await take.mutateAsync({ body: values })
      }}
      onClose={() => (answer.current ? onTaken(answer.current) : onClose())}
    >
      <Form.Item name="what" label={t('take.what')} rules={required(t('take.what'))}>
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item name="category" label={t('list.category')} rules={required(t('list.category'))}>
          {choice(words.options('categories'))}
        </Form.Item>
        <Form.Item name="channel" label={t('list.channel')} rules={required(t('list.channel'))}>
          {choice(words.entries())}
        </Form.Item>
        <Form.Item name="kind" label={t('list.kind')}>
          {choice(orderKinds.map((value) => ({ value, label: t(`kind.${value}`) })))}
        </Form.Item>
        <Form.Item name="requester" label={t('list.requester')}>
          {choice(requesters.map((value) => ({ value, label: t(`requester.${value}`) })))}
        </Form.Item>
        <Form.Item name="name" label={t('take.name')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="phone" label={t('take.phone')}>
          <Input maxLength={20} inputMode="tel" />
        </Form.Item>
        <Form.Item name="streetNo" label={t('take.street')}>
          <Select allowClear options={streets.map(({ no, name }) => ({ value: no, label: name }))} />
        </Form.Item>
        <Form.Item name="place" label={t('list.place')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="receivedOn" label={t('list.receivedOn')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="externalNo" label={t('take.externalNo')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
