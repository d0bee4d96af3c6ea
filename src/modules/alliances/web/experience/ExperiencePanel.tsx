import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { Door } from '../../../../web/ui/Door.tsx'
import { alliances } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'
import { type Note, RetractDialog, Tags } from './ExperienceTable.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

/** What the sides of a signed agreement learnt from it. */
export function ExperiencePanel({ agreementId }: { agreementId: string }) {
  const t = useTranslations('alliances.experience')
  const answer = useEndpoint(alliances.listExperience, { query: { agreementId } })
  const [open, setOpen] = useState<'write' | Note | null>(null)
  const { items = [], writeFor = [] } = answer.data ?? {}
  if (items.length === 0 && writeFor.length === 0) return null
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('section')}</h2>
        {writeFor.length > 0 ? (
          <Button size="small" className="no-print" onClick={() => setOpen('write')}>
            {t('write')}
          </Button>
        ) : null}
        <Door to="/experience">{t('seeAll')}</Door>
      </div>
      {items.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      <ul className="alliance-sides">
        {items.map((note) => (
          <li key={note.id}>
            <b data-name>{note.title}</b>
            <span data-name>{note.text}</span>
            <span className="row quiet">
              <Tags codes={note.tags} />
              <span data-name>{note.unit.name}</span> <span className="tnum">{note.onDay}</span>
              {note.can.retract ? (
                <Button
                  size="small"
                  className="no-print"
                  aria-label={`${t('retract')} ${note.title}`}
                  onClick={() => setOpen(note)}
                >
                  {t('retract')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {open === 'write' ? <WriteDialog agreementId={agreementId} writeFor={writeFor} onClose={() => setOpen(null)} /> : null}
      {open !== null && open !== 'write' ? <RetractDialog row={open} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

interface WriteProps {
  readonly agreementId: string
  readonly writeFor: readonly { readonly no: number; readonly name: string }[]
  readonly onClose: () => void
}

function WriteDialog({ agreementId, writeFor, onClose }: WriteProps) {
  const a = useTranslations('alliances.experience')
  const words = useAllianceWords()
  const write = useAction(alliances.writeExperience)
  const required = useRequired()
  return (
    <ActionDialog<Omit<BodyOf<typeof alliances.writeExperience>, 'agreementId'>>
      title={a('write')}
      hint={a('writeHint')}
      initialValues={{ onDay: today(), unitNo: writeFor[0]?.no, tags: [] }}
      pending={write.isPending}
      error={write.error}
      send={(body) => write.mutateAsync({ body: { ...body, agreementId } })}
      onClose={onClose}
    >
      <Form.Item name="title" label={a('title')} rules={required(a('title'))}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="text" label={a('text')} rules={required(a('text'))}>
        <Input.TextArea rows={4} maxLength={2000} />
      </Form.Item>
      <Form.Item name="tags" label={a('tags')}>
        <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} allowClear options={words.list('tags')} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="unitNo" label={a('unit')} rules={required(a('unit'))}>
          <Select options={writeFor.map((one) => ({ value: one.no, label: one.name }))} />
        </Form.Item>
        <Form.Item name="onDay" label={a('onDay')} rules={required(a('onDay'))}>
          <DayInput />
        </Form.Item>
      </div>
    </ActionDialog>
  )
}
