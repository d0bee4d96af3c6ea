import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { campaigns } from '../contract.ts'
import { BodiesPanel } from './BodiesPanel.tsx'
import { MovementPanel } from './MovementPanel.tsx'
import { ObstaclesPanel } from './ObstaclesPanel.tsx'
import { StandingPanel } from './StandingPanel.tsx'
import './campaigns.css'

/** One campaign: where it stands, what moved week by week, what is in the way, and who answers for what. */
export default function CampaignPage() {
  const t = useTranslations()
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(campaigns.getCampaign, { params: { id } })
  const [closing, setClosing] = useState(false)
  const tools = (
    <>
      {answer.data?.can.close ? <Button onClick={() => setClosing(true)}>{t('campaigns.close.title')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame
      title={answer.data?.name ?? t('campaigns.pages.one')}
      tools={tools}
      asOf={answer.data?.standing.asOf}
      printFilter={answer.data?.node.name ?? ''}
    >
      <Answer of={answer} height={200}>
        {(campaign) => (
          <>
            <StandingPanel campaign={campaign} />
            <MovementPanel campaign={campaign} />
            <ObstaclesPanel campaign={campaign} />
            <BodiesPanel campaign={campaign} />
          </>
        )}
      </Answer>
      {closing ? <CloseDialog id={id} onClose={() => setClosing(false)} /> : null}
    </PageFrame>
  )
}

function CloseDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations()
  const close = useAction(campaigns.closeCampaign)
  return (
    <ActionDialog<BodyOf<typeof campaigns.closeCampaign>>
      title={t('campaigns.close.title')}
      hint={t('campaigns.close.hint')}
      pending={close.isPending}
      error={close.error}
      send={(body) => close.mutateAsync({ params: { id }, body })}
      onClose={onClose}
    >
      <Form.Item
        name="note"
        label={t('campaigns.close.note')}
        rules={[{ required: true, message: t('form.required', { name: t('campaigns.close.note') }) }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </ActionDialog>
  )
}
