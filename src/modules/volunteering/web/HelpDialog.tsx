import { Button, Checkbox, Form, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { volunteering } from '../contract.ts'
import type { Volunteer } from './PersonPage.tsx'
import { hoursOf } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

interface Values {
  byNo: number
  on: string
  consent: true
}

/** By whom somebody was helped once and what the same person gave since (ZF-27); noted with consent, taken out at a word. */
export function HelpPanel({ person }: { person: Volunteer }) {
  const t = useTranslations('volunteering')
  const note = useAction(volunteering.noteHelp)
  const [busy, begin] = useWork()
  const [noting, setNoting] = useState(false)
  const drop = () => begin(() => note.mutateAsync({ params: { id: person.id }, body: { help: null } }))
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('help.title')}</h2>
      {person.helpedBy && person.helpedOn ? (
        <FactList
          facts={[
            [t('help.by'), person.helpedBy.name, true],
            [t('help.on'), person.helpedOn],
            [
              t('help.since'),
              t('help.given', { services: person.givenSince.services, hours: hoursOf(person.givenSince.minutes) }),
            ],
          ]}
        />
      ) : (
        <p className="quiet">{t('help.none')}</p>
      )}
      <p className="no-print" style={{ margin: 0 }}>
        <Button size="small" onClick={() => setNoting(true)}>
          {t('help.note')}
        </Button>{' '}
        {person.helped ? (
          <Popconfirm title={t('help.dropAsk')} onConfirm={drop}>
            <Button size="small" loading={busy}>
              {t('help.drop')}
            </Button>
          </Popconfirm>
        ) : null}
      </p>
      {noting ? <HelpDialog person={person} onClose={() => setNoting(false)} /> : null}
    </section>
  )
}

function HelpDialog({ person, onClose }: { person: Volunteer; onClose: () => void }) {
  const v = useTranslations('volunteering')
  const note = useAction(volunteering.noteHelp)
  const must = useRequired()
  return (
    <ActionDialog<Values>
      title={v('help.note')}
      hint={v('help.hint')}
      initialValues={{ on: person.helpedOn ?? today() }}
      pending={note.isPending}
      error={note.error}
      send={(help) => note.mutateAsync({ params: { id: person.id }, body: { help } })}
      onClose={onClose}
    >
      <Form.Item name="byNo" label={v('help.by')} rules={must(v('help.by'))}>
        <UnitPicker />
      </Form.Item>
      <Form.Item name="on" label={v('help.on')} rules={must(v('help.on'))}>
        <DayInput />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(v('help.consent')))) }]}
      >
        <Checkbox>{v('help.consent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
