import { Select } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { organisations } from '../../contract.ts'
import { deploymentSites } from '../../rules.ts'

/** At what sort of site a temporary Party organisation stands; others have none. Said in its place by whoever keeps units. */
export function SiteOf({ row }: { row: AnswerOf<typeof organisations.listUnits>['items'][number] }) {
  const t = useTranslations('organisations')
  const tell = useTellProblem()
  const mayChange = useCan('unit.change')
  const deploy = useAction(organisations.deployUnit)
  if (row.form !== 'temporary') return nothing
  if (!mayChange) return row.site ? t(`site.${row.site}`) : t('site.none')
  return (
    <Select
      size="small"
      aria-label={t('partyOrgs.site')}
      placeholder={t('site.none')}
      value={row.site}
      loading={deploy.isPending}
      onChange={(site) => void deploy.mutateAsync({ params: { no: row.no }, body: { site } }).catch(tell)}
      options={deploymentSites.map((value) => ({ value, label: t(`site.${value}`) }))}
      popupMatchSelectWidth={false}
      style={{ minWidth: 140 }}
    />
  )
}
