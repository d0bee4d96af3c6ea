import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'

/** Somebody by name, as a door to their page; out of reach there is neither. */
export function PersonName({ person }: { person: { readonly id: string; readonly name: string | null } }) {
  const t = useTranslations('planner.dispatch')
  if (person.name === null) return <span className="quiet">{t('list.someone')}</span>
  return <Door to={`/workforce/people/${person.id}`}>{person.name}</Door>
}
