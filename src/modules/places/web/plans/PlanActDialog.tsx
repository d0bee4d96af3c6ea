import { Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { places } from '../../contract.ts'
import type { PlanAct } from '../../rules.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Props {
  readonly one: AnswerOf<typeof places.getPlan>
  readonly act: PlanAct
  readonly onClose: () => void
}

/** One step of a plan: decided and dropped with a reason, opened by naming the venue. */
export function PlanActDialog({ one, act, onClose }: Props) {
  const t = useTranslations('places.plan')
  const move = useAction(places.movePlan)
  const must = useRequired()
  const early = act === 'decide' && one.verdict !== 'mature'
  return (
    <ActionDialog<{ reason?: string; venueNo?: number }>
      title={t(`acts.${act}`)}
      hint={t(early ? 'hints.early' : `hints.${act}`)}
      danger={act === 'drop'}
      pending={move.isPending}
      error={move.error}
      send={(said) => move.mutateAsync({ params: { id: one.id }, body: { act, ...said }, revision: one.revision })}
      onClose={onClose}
    >
      {act === 'open' ? (
        <VenueField one={one} />
      ) : (
        <Form.Item name="reason" label={t('reason')} rules={must(t('reason'))}>
          <Input.TextArea rows={2} maxLength={300} />
        </Form.Item>
      )}
    </ActionDialog>
  )
}

/** Open venues of the kinds a plan of this kind may become. */
function VenueField({ one }: Pick<Props, 'one'>) {
  const t = useTranslations('places.plan')
  const required = useTranslations('form')
  const kinds = one.rule?.venueKinds.join(',')
  const venues = useEndpoint(places.listVenues, {
    query: {
      pageSize: 200,
      state: 'open',
      ...(kinds ? { kind: kinds } : {}),
      ...(one.kind === 'hub' ? { streetNo: one.area.no } : {}),
    } as never,
  })
  return (
    <Form.Item
      name="venueNo"
      label={t('chooseVenue')}
      rules={[{ required: true, message: required('required', { name: t('chooseVenue') }) }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={venues.isFetching}
        options={(venues.data?.items ?? []).map((row) => ({ value: row.no, label: row.name }))}
      />
    </Form.Item>
  )
}
