import { useTranslations } from 'use-intl'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { ChoiceField, FindField } from '../../../../web/ui/filter-fields.tsx'
import { meetingStages } from '../../contract.ts'
import { useAllianceWords } from '../use-words.ts'

const fields = ['stage', 'kind', 'mine', 'own', 'districtNo', 'q'] as const

/** What the address narrows a list of meetings by. */
export function useMeetingFilter(): object {
  const [state] = useUrlState()
  return Object.fromEntries(fields.flatMap((field) => (state[field] ? [[field, state[field]]] : [])))
}

export function MeetingFilters() {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  return (
    <>
      <ChoiceField
        field="stage"
        label={t('file.heads.meetingStage')}
        options={meetingStages.map((value) => ({ value, label: t(`file.meetingStages.${value}`) }))}
      />
      <ChoiceField field="kind" label={t('meetings.kind')} options={words.list('meetings')} />
      <FindField label={t('meetings.find')} />
    </>
  )
}
