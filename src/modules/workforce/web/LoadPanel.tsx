import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { type Summary, useKept } from './use-kept.ts'

const colours = { below: '#8fb8f6', within: '#0958d9', above: '#c75000', dedicated: '#0f8a86' } as const
const states = ['below', 'within', 'above', 'dedicated'] as const

/** How many organisations instructors serve, against the band of the rule. */
export function LoadPanel({ load }: { load: Summary['load'] }) {
  const t = useTranslations('workforce')
  const kept = useKept()
  const { percent } = useFigures()
  return (
    <section className="panel">
      <h2>{t('overview.load')}</h2>
      <p className="quiet" style={{ margin: '4px 0 0' }}>
        {load.band ? t('overview.band', load.band) : t('overview.noBand')}
      </p>
      <p className="load-rate tnum">
        <Door to="/workforce/people" search={{ ...kept, load: 'judged' }}>
          {percent(load.rate.percent)}
        </Door>
      </p>
      <div className="load-band" aria-hidden>
        {states.map((state) => (
          <i key={state} style={{ flexGrow: load[state], background: colours[state] }} />
        ))}
      </div>
      <ul className="load-list">
        {states.map((state) => (
          <li key={state}>
            <span>
              <span className="dot" style={{ background: colours[state] }} />
              {t(`loadState.${state}`)}
            </span>
            <b>
              <Door to="/workforce/people" search={{ ...kept, load: state }}>
                {load[state]}
              </Door>
            </b>
          </li>
        ))}
      </ul>
    </section>
  )
}
