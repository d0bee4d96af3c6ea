import { Checkbox, Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { Day } from '../../../kernel/dates.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { notices } from '../contract.ts'
import { wordsOf } from './words.ts'
import type { Digest } from './types.ts'

interface Wishes {
  readonly weekday: number
  readonly mutedUntilOn: Day | null
  /** Kinds that are wanted. */
  readonly wanted: readonly string[]
}

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** How the reader wants to be reminded: on which day, of what, and until when not at all. */
export function PreferenceDialog({ digest, onClose }: { digest: Digest; onClose: () => void }) {
  const t = useTranslations()
  const prefer = useAction(notices.prefer)
  const sources = digest.groups.map(({ source }) => source)
  const { weekday, mutedUntilOn, mutedSources } = digest.preference
  const initialValues = { weekday, mutedUntilOn, wanted: sources.filter((source) => !mutedSources.includes(source)) }
  const send = (wishes: Wishes) => {
    // A kind the reader has no rights for at present keeps what was wished for it.
    const elsewhere = mutedSources.filter((source) => !sources.includes(source))
    const muted = sources.filter((source) => !wishes.wanted.includes(source))
    const body = { weekday: wishes.weekday, mutedUntilOn: wishes.mutedUntilOn ?? null, mutedSources: [...elsewhere, ...muted] }
    return prefer.mutateAsync({ body })
  }
  return (
    <ActionDialog<Wishes>
      title={t('notices.settings')}
      initialValues={initialValues}
      pending={prefer.isPending}
      error={prefer.error}
      send={send}
      onClose={onClose}
      submitText={t('actions.save')}
    >
      <Form.Item name="weekday" label={t('notices.weekday')}>
        <Select options={weekdays.map((value) => ({ value, label: t(`notices.weekdays.${value}`) }))} />
      </Form.Item>
      <Form.Item name="mutedUntilOn" label={t('notices.quiet')} extra={t('notices.quietHint')}>
        <DayInput />
      </Form.Item>
      {sources.length > 0 ? (
        <Form.Item name="wanted" label={t('notices.kinds')}>
          <Checkbox.Group options={sources.map((value) => ({ value, label: t(wordsOf(value, 'title')) }))} />
        </Form.Item>
      ) : null}
    </ActionDialog>
  )
}
