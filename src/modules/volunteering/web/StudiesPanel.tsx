import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { useWork } from '../../../web/ui/telling.ts'
import { dayOfInstant } from '../../../web/own/service-times.ts'
import { learning } from '../../learning/contract.ts'
import { volunteering } from '../contract.ts'

type Need = AnswerOf<typeof volunteering.getNeed>

/** Sessions of learning this service follows on; a link set freely, counted nowhere. */
export function StudiesPanel({ need }: { need: Need }) {
  const t = useTranslations('volunteering.studies')
  const drop = useAction(volunteering.unlinkStudy)
  const [busy, begin] = useWork()
  const [linking, setLinking] = useState(false)
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('title')}</h2>
      {need.studies.length === 0 ? <p className="quiet">{t('none')}</p> : null}
      {need.studies.map((one) => (
        <p key={one.sessionId} style={{ margin: 0 }}>
          <Door to={`/learning/sessions/${one.sessionId}`}>{`${one.onDay} ${one.title}`}</Door>{' '}
          {need.can.organise ? (
            <Button
              size="small"
              className="no-print"
              loading={busy}
              onClick={() => begin(() => drop.mutateAsync({ params: { id: need.id }, body: { sessionId: one.sessionId } }))}
            >
              {t('drop')}
            </Button>
          ) : null}
        </p>
      ))}
      {need.can.organise ? (
        <p className="no-print" style={{ margin: 0 }}>
          <Button size="small" onClick={() => setLinking(true)}>
            {t('link')}
          </Button>
        </p>
      ) : null}
      {linking ? <LinkDialog needId={need.id} onClose={() => setLinking(false)} /> : null}
    </section>
  )
}

function LinkDialog({ needId, onClose }: { needId: string; onClose: () => void }) {
  const f = useTranslations('form')
  const t = useTranslations('volunteering.studies')
  const [q, setQ] = useState('')
  const link = useAction(volunteering.linkStudy)
  const sessions = useEndpoint(learning.listSessions, { query: { pageSize: '50', ...(q ? { q } : {}) } as never }, { keep: true })
  const stand = (sessions.data?.items ?? []).filter((one) => one.cancelReason === null)
  return (
    <ActionDialog<{ sessionId: string }>
      title={t('link')}
      hint={t('hint')}
      pending={link.isPending}
      error={link.error}
      send={(body) => link.mutateAsync({ params: { id: needId }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="sessionId"
        label={t('session')}
        rules={[{ required: true, message: f('required', { name: t('session') }) }]}
      >
        <Select
          showSearch={{ filterOption: false, onSearch: setQ }}
          options={stand.map((one) => ({ value: one.id, label: `${dayOfInstant(one.startsAt)} ${one.title}` }))}
        />
      </Form.Item>
    </ActionDialog>
  )
}
