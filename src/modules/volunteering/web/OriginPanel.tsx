import { Button, Checkbox, Form, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { volunteering } from '../contract.ts'
import type { Volunteer } from './PersonPage.tsx'

/** Where somebody works, by own word; taken out at a word. */
export function OriginPanel({ person }: { person: Volunteer }) {
  const t = useTranslations('volunteering.origin')
  const set = useAction(volunteering.setOrigin)
  const [busy, begin] = useWork()
  const [noting, setNoting] = useState(false)
  const drop = () => begin(() => set.mutateAsync({ params: { id: person.id }, body: { origin: null } }))
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('title')}</h2>
      <p className={person.origin ? undefined : 'quiet'} data-name="" style={{ margin: 0 }}>
        {person.origin?.name ?? t('none')}
      </p>
      <p className="no-print" style={{ margin: 0 }}>
        <Button size="small" onClick={() => setNoting(true)}>
          {t('note')}
        </Button>{' '}
        {person.origin ? (
          <Popconfirm title={t('dropAsk')} onConfirm={drop}>
            <Button size="small" loading={busy}>
              {t('drop')}
            </Button>
          </Popconfirm>
        ) : null}
      </p>
      {noting ? <OriginDialog person={person} onClose={() => setNoting(false)} /> : null}
    </section>
  )
}

function OriginDialog({ person, onClose }: { person: Volunteer; onClose: () => void }) {
  const f = useTranslations('form')
  const t = useTranslations('volunteering.origin')
  const set = useAction(volunteering.setOrigin)
  return (
    <ActionDialog<{ unitNo: number; consent: true }>
      title={t('note')}
      hint={t('hint')}
      pending={set.isPending}
      error={set.error}
      send={(origin) => set.mutateAsync({ params: { id: person.id }, body: { origin } })}
      onClose={onClose}
    >
      <Form.Item name="unitNo" label={t('title')} rules={[{ required: true, message: f('required', { name: t('title') }) }]}>
        <UnitPicker />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(t('consent')))) }]}
      >
        <Checkbox>{t('consent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
