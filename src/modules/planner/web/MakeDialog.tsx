import { useNavigate } from '@tanstack/react-router'
import { Checkbox, Collapse, Form, Input, InputNumber, Select, Slider } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { organisations } from '../../organisations/contract.ts'
import { planner } from '../contract.ts'

type Plan = AnswerOf<typeof planner.getPlan>

interface Values {
  nodeNo?: number
  title?: string
  opening?: number
  about?: number | null
  maxOrganisations?: number | null
  mobile?: 'guest' | 'joint-mobile' | 'liaison'
  anew?: boolean
  stability?: number | null
}

const marks = { 0: '0', 1: '1', 3: '3', 6: '6' }

interface MakeDialogProps {
  readonly basedOn?: Plan
  /** What the rule in force says. */
  readonly usual?: { readonly opening: number; readonly mobile: Values['mobile'] } | null
  readonly onClose: () => void
}

/** One knob people understand, and the rest folded away. With `basedOn` the plan is made anew from the facts of today, changing little. */
export function MakeDialog({ basedOn, usual, onClose }: MakeDialogProps) {
  const t = useTranslations('planner')
  const make = useAction(planner.makeFormation)
  const navigate = useNavigate()
  const before = basedOn?.parameters
  const send = async ({ nodeNo, title, ...parameters }: Values) => {
    const { id } = await make.mutateAsync({
      body: { nodeNo, title: title || undefined, parameters: { ...before, ...parameters }, basedOn: basedOn?.id },
    })
    await navigate({ to: `/plans/${id}` as never })
  }
  return (
    <ActionDialog<Values>
      title={t(basedOn ? 'make.again' : 'make.title')}
      hint={t('make.hint')}
      initialValues={{
        opening: before?.opening ?? usual?.opening ?? basedOn?.opening ?? undefined,
        about: before?.about ?? undefined,
        maxOrganisations: before?.maxOrganisations ?? undefined,
        mobile: before?.mobile ?? usual?.mobile,
        anew: before?.anew ?? false,
        stability: before?.stability ?? (basedOn ? 0.5 : undefined),
        title: basedOn?.title,
        nodeNo: basedOn?.node.no,
      }}
      submitText={t('list.make')}
      pending={make.isPending}
      error={make.error}
      send={send}
      onClose={onClose}
    >
      {basedOn ? null : <NodeField />}
      <Form.Item name="title" label={t('make.name')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="opening" label={t('make.knob')}>
        <Slider
          min={0}
          max={6}
          step={0.25}
          marks={marks}
          ariaLabelForHandle={t('knob.label')}
          tooltip={{ formatter: (km) => t('knob.value', { km: String(km) }) }}
        />
      </Form.Item>
      <div className="planner-ends quiet" aria-hidden>
        <span>{t('make.closer')}</span>
        <span>{t('make.fewer')}</span>
      </div>
      <Collapse
        ghost
        size="small"
        items={[
          { key: 'more', label: t('make.more'), forceRender: true, children: <MoreFields stable={basedOn !== undefined} /> },
        ]}
      />
    </ActionDialog>
  )
}

export function NodeField() {
  const t = useTranslations('planner')
  const catalogue = useEndpoint(organisations.getCatalogue)
  const options = (catalogue.data?.streets ?? []).map((street) => ({ value: street.no, label: street.name }))
  return (
    <Form.Item name="nodeNo" label={t('make.node')} extra={t('make.nodeHint')}>
      <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={options} loading={catalogue.isPending} />
    </Form.Item>
  )
}

function MoreFields({ stable }: { stable: boolean }) {
  const t = useTranslations('planner')
  const mobile = ['guest', 'joint-mobile', 'liaison'] as const
  return (
    <>
      <Form.Item name="about" label={t('make.about')} extra={t('make.aboutHint')}>
        <InputNumber min={1} max={20_000} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="maxOrganisations" label={t('make.max')}>
        <InputNumber min={2} max={50} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="mobile" label={t('make.mobile')}>
        <Select options={mobile.map((value) => ({ value, label: t(`mobile.${value}`) }))} />
      </Form.Item>
      <Form.Item name="anew" valuePropName="checked">
        <Checkbox>{t('make.anew')}</Checkbox>
      </Form.Item>
      {stable ? (
        <Form.Item name="stability" label={t('make.stability')} extra={t('make.stabilityHint')}>
          <InputNumber min={0} max={50} step={0.5} style={{ width: '100%' }} />
        </Form.Item>
      ) : null}
    </>
  )
}
