import { useNavigate } from '@tanstack/react-router'
import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { alliances } from '../../contract.ts'
import { SidePicker } from '../SidePicker.tsx'
import { useAllianceWords } from '../use-words.ts'
import type { CommunityAnswer } from './types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

type Values = BodyOf<typeof alliances.foundCommunity>

/** Draws up a community, or changes it: what it is for, its charter, and its members in the order of their turns. */
export function FoundDialog({ one, onClose }: { one?: CommunityAnswer; onClose: () => void }) {
  const t = useTranslations()
  const a = useTranslations('alliances')
  const words = useAllianceWords()
  const found = useAction(alliances.foundCommunity)
  const amend = useAction(alliances.amendCommunity)
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const draft = one === undefined || one.state === 'draft'
  const required = useRequired()
  const others = one?.members.filter((member) => member.no !== one.lead.no) ?? []
  const send = async ({ leadNo, ...body }: Values) => {
    if (one) {
      const rest = {
        name: one.name,
        form: one.form,
        coverage: one.coverage,
        duties: one.duties,
        memberNos: others.map((member) => member.no),
      }
      await amend.mutateAsync({ params: { id: one.id }, body: { ...rest, ...body }, revision: one.revision })
      return
    }
    const { id } = await found.mutateAsync({ body: { ...body, leadNo } })
    await navigate({ to: `/communities/${id}` as never })
  }
  return (
    <ActionDialog<Values>
      title={a(one ? 'communities.amend' : 'communities.found')}
      form={form}
      width={680}
      initialValues={
        one
          ? { ...one, leadNo: one.lead.no, memberNos: others.map((member) => member.no) }
          : { form: words.list('forms')[0]?.value }
      }
      pending={found.isPending || amend.isPending}
      error={found.error ?? amend.error}
      send={send}
      submitText={t('actions.save')}
      onClose={onClose}
    >
      {draft ? (
        <>
          <div className="grid-2">
            <Form.Item name="name" label={a('file.heads.community')} rules={required(a('file.heads.community'))}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name="form" label={a('file.heads.form')} rules={required(a('file.heads.form'))}>
              <Select options={words.list('forms')} />
            </Form.Item>
          </div>
          {one ? null : (
            <Form.Item name="leadNo" label={a('communities.lead')} rules={required(a('communities.lead'))}>
              <SidePicker own />
            </Form.Item>
          )}
          <Form.Item name="memberNos" label={a('communities.others')} rules={required(a('communities.others'))}>
            <SidePicker several known={others} />
          </Form.Item>
        </>
      ) : null}
      <Form.Item name="goal" label={a('file.heads.goal')} rules={required(a('file.heads.goal'))}>
        <Input.TextArea rows={2} maxLength={500} />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="anchor" label={a('communities.anchor')}>
          <Select allowClear options={words.list('anchors')} />
        </Form.Item>
        <Form.Item name="anchorName" label={a('communities.anchorName')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      {draft ? (
        <>
          <Form.Item name="coverage" label={a('communities.coverage')}>
            <Input.TextArea rows={2} maxLength={1000} />
          </Form.Item>
          <Form.Item name="duties" label={a('communities.duties')}>
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
          <Form.Item name="workLines" label={a('file.heads.workLines')} extra={a('communities.workLinesHint')}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} allowClear options={words.list('workLines')} />
          </Form.Item>
        </>
      ) : (
        <Form.Item name="outcome" label={a('file.heads.outcome')}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}
