import { useTranslations } from 'use-intl'
import { useFigures } from '../../../web/ui/figures.ts'
import { CountDoor } from './CountDoor.tsx'
import type { Campaign } from './types.ts'

/** Where it stands today: the part that is there, how many are still needed, and by which rules that was told. */
export function StandingPanel({ campaign }: { campaign: Campaign }) {
  const t = useTranslations('campaigns')
  const { percent } = useFigures()
  const { standing } = campaign
  const units = `/campaigns/${campaign.id}/units`
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('standing.title')}</h2>
        <span className="quiet tnum">{t('standing.asOf', { day: standing.asOf })}</span>
      </div>
      <div className="campaign-figures">
        <div>
          <span className="quiet">{t(`aim.${campaign.aim}`)}</span>
          <b className="tnum">{percent(standing.percent)}</b>
          <span className="quiet tnum">{t('standing.goal', { percent: percent(campaign.percent), day: campaign.untilOn })}</span>
        </div>
        <div>
          <span className="quiet">{t('standing.needed')}</span>
          <b className="tnum">
            <CountDoor to={units} label={t('standing.notThereList')} count={standing.needed} />
          </b>
          <span className="quiet tnum">
            {t('standing.notThere')}{' '}
            <CountDoor to={units} search={{ show: 'missing' }} label={t('standing.missingList')} count={standing.missing} />
          </span>
        </div>
        <div>
          <span className="quiet">{t('standing.there')}</span>
          <b className="tnum">
            <CountDoor to={units} search={{ show: 'there' }} label={t('standing.thereList')} count={standing.there} />
          </b>
          <span className="quiet tnum">
            {t('standing.base')}{' '}
            <CountDoor to={units} search={{ show: 'base' }} label={t('standing.baseList')} count={standing.base} />
          </span>
        </div>
        {campaign.aim === 'large' ? (
          <div>
            <span className="quiet">{t('standing.unknown')}</span>
            <b className="tnum">
              <CountDoor to={units} search={{ show: 'unknown' }} label={t('standing.unknownList')} count={standing.unknown} />
            </b>
            <span className="quiet">{t('standing.unknownHint')}</span>
          </div>
        ) : null}
      </div>
      <p className="quiet">
        {t('standing.what', { node: campaign.node.name, what: t(`aimHint.${campaign.aim}`) })}
        {campaign.aim === 'large' ? t('standing.large', { from: campaign.largeFrom }) : ''}
        {t('standing.document', { document: campaign.document, from: campaign.fromOn })}
        {campaign.closedOn ? t('standing.closed', { day: campaign.closedOn, note: campaign.closedNote ?? '' }) : ''}
      </p>
      <details className="quiet">
        <summary>{t('standing.rules')}</summary>
        <ul>
          <li>
            campaign.{campaign.aim} {campaign.aimVersion} · {campaign.aimSource}
          </li>
          {campaign.rules.map((rule) => (
            <li key={rule.key}>
              {rule.key} {rule.version} · {rule.source}
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
