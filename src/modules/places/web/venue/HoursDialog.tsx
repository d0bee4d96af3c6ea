import { Form, Input } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { today } from '../../../../web/kit/today.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { places } from '../../contract.ts'
import { draftOf, hoursOfWeek, type Venue, type VenueDraft } from '../venue-draft.ts'
import { WeekFields } from './WeekFields.tsx'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Said {
  readonly fromOn: string
  readonly week: VenueDraft['week']
  readonly onHolidays: Venue['onHolidays']
  readonly reason: string
}

/** The week of a venue anew, from a day on: by whoever keeps it, or runs it under a contract. */
export function HoursDialog({ venue, onClose }: { venue: Venue; onClose: () => void }) {
  const t = useTranslations('places')
  const set = useAction(places.setHours)
  const { week, onHolidays, fromOn } = draftOf(venue, today())
  const must = useRequired()
  return (
    <ActionDialog<Said>
      title={t('one.setHours')}
      initialValues={{ week, onHolidays, fromOn } as Partial<Said>}
      pending={set.isPending}
      error={set.error}
      send={({ week: said, ...body }) =>
        set.mutateAsync({ params: { no: venue.no }, revision: venue.revision, body: { ...body, hours: hoursOfWeek(said) } })
      }
      onClose={onClose}
    >
      <Form.Item name="fromOn" label={t('one.fromOn')} rules={must(t('one.fromOn'))}>
        <DayInput />
      </Form.Item>
      <WeekFields />
      <Form.Item name="reason" label={t('dialog.reason')} rules={must(t('dialog.reason'))}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
