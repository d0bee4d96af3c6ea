import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { useFigures } from '../../../../web/ui/figures.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { coverage } from '../../contract.ts'

export function TargetsPanel() {
  const t = useTranslations('coverage')
  const { percent } = useFigures()
  const answer = useEndpoint(coverage.listTargets)
  return (
    <section className="panel">
      <h2>
        <Door to="/targets">{t('overview.targets')}</Door>
      </h2>
      <Answer of={answer} height={80}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('overview.noTargets')}</p>
          ) : (
            <dl className="fact-list">
              {items.map((target) => (
                <div key={target.id}>
                  <dt>
                    {target.node.name} · {t(`metric.${target.metric as 'orgCoverage'}`)}
                    <span className="quiet nowrap"> {target.dueOn}</span>
                  </dt>
                  <dd className="tnum">
                    {percent(target.now.percent)} / {percent(target.percent)}
                  </dd>
                </div>
              ))}
            </dl>
          )
        }
      </Answer>
    </section>
  )
}
