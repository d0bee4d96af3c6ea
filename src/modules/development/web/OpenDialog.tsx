import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayItem, DocumentItem, useRequired } from '../../../web/ui/fields.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { members } from '../../members/contract.ts'
import { development } from '../contract.ts'
import { openStages } from '../rules/process.ts'
import './development.css'

type Values = BodyOf<typeof development.openCase>

/** An application, or somebody who is half way: what lies before the stage stays in the paper file. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('development')
  const navigate = useNavigate()
  const open = useAction(development.openCase)
  const [fields] = Form.useForm<Values>()
  const stage = Form.useWatch('stage', fields) ?? 'applicant'
  const branchNo = Form.useWatch('branchNo', fields)
  const onProbation = stage === 'probationary'
  const known = useEndpoint(
    members.listMembers,
    { query: { branchNo, standing: 'probationary', pageSize: 50 } },
    { enabled: onProbation && branchNo !== undefined },
  )
  const required = useRequired()
  const send = async (body: Values, typed: number) => {
    const { id } = await open.mutateAsync({ body, typed })
    await navigate({ to: `/development/${id}` as never })
  }
  return (
    <ActionDialog<Values>
      form={fields}
      title={t('list.open')}
      hint={t('open.hint')}
      initialValues={{ stage: 'applicant', appliedOn: today() }}
      pending={open.isPending}
      error={open.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="branchNo" label={t('field.branch')} rules={required(t('field.branch'))}>
        <UnitPicker kind="party_org" />
      </Form.Item>
      <Form.Item name="stage" label={t('open.stage')}>
        <Select options={openStages.map((value) => ({ value, label: t(`stage.${value}`) }))} />
      </Form.Item>
      {onProbation ? (
        <Form.Item name="memberId" label={t('field.member')} rules={required(t('field.member'))}>
          <Select options={(known.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
        </Form.Item>
      ) : (
        <div className="grid-2">
          <Form.Item name="name" label={t('field.name')} rules={required(t('field.name'))}>
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
          <DayItem name="bornOn" label={t('field.bornOn')} />
        </div>
      )}
      <div className="grid-2">
        <DayItem name="appliedOn" label={t('field.appliedOn')} />
        {stage === 'applicant' ? null : <DayItem name="since" label={t(onProbation ? 'field.adoptedOn' : 'field.since')} />}
      </div>
      <DocumentItem label={t('field.documentNo')} />
    </ActionDialog>
  )
}
