import { useNavigate } from '@tanstack/react-router'
import { Form, Input, InputNumber, Select, Slider } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { planner } from '../contract.ts'
import type { DispatchView } from './DispatchPage.tsx'
import { NodeField } from './MakeDialog.tsx'

interface Values {
  nodeNo?: number
  title?: string
  for?: 'all' | 'without-party-org'
  handover?: number
  fairness?: number | null
}

const marks = { 0: '0', 1: '1', 3: '3', 6: '6' }

interface DispatchMakeDialogProps {
  readonly basedOn?: DispatchView
  /** What the rule in force says. */
  readonly usual?: { readonly handover: number } | null
  readonly onClose: () => void
}

/** Who guides whom: for which organisations, and how dear a handover is. With `basedOn` the plan is made anew from the facts of today. */
export function DispatchMakeDialog({ basedOn, usual, onClose }: DispatchMakeDialogProps) {
  const t = useTranslations('planner')
  const make = useAction(planner.makeDispatch)
  const navigate = useNavigate()
  const before = basedOn?.parameters
  const send = async ({ nodeNo, title, ...chosen }: Values) => {
    const { id } = await make.mutateAsync({
      body: { nodeNo, title: title || undefined, parameters: { ...before, ...chosen }, basedOn: basedOn?.id },
    })
    await navigate({ to: `/plans/dispatch/${id}` as never })
  }
  return (
    <ActionDialog<Values>
      title={t(basedOn ? 'dispatch.make.again' : 'dispatch.make.title')}
      hint={t('dispatch.make.hint')}
      initialValues={{
        for: before?.for ?? 'all',
        handover: before?.handover ?? basedOn?.handover ?? usual?.handover,
        fairness: before?.fairness ?? undefined,
        title: basedOn?.title,
        nodeNo: basedOn?.node.no,
      }}
      submitText={t(basedOn ? 'dispatch.make.again' : 'dispatch.make.open')}
      pending={make.isPending}
      error={make.error}
      send={send}
      onClose={onClose}
    >
      {basedOn ? null : <NodeField />}
      <Form.Item name="title" label={t('make.name')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="for" label={t('dispatch.make.for')}>
        <Select
          options={(['all', 'without-party-org'] as const).map((value) => ({ value, label: t(`dispatch.make.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="handover" label={t('dispatch.make.handover')} extra={t('dispatch.make.handoverHint')}>
        <Slider
          min={0}
          max={6}
          step={0.25}
          marks={marks}
          ariaLabelForHandle={t('dispatch.make.handover')}
          tooltip={{ formatter: (km) => t('knob.value', { km: String(km) }) }}
        />
      </Form.Item>
      <Form.Item name="fairness" label={t('dispatch.make.fairness')} extra={t('dispatch.make.fairnessHint')}>
        <InputNumber min={0} max={50} step={0.1} style={{ width: '100%' }} />
      </Form.Item>
      <div className="row quiet">
        <span>{t('dispatch.make.people')}</span>
        <Door to="/workforce/sent">{t('dispatch.make.pool')}</Door>
      </div>
    </ActionDialog>
  )
}
