import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import './lists.css'

interface Count {
  readonly key: string
  readonly label: string
  readonly value: number
  readonly to: string
  readonly search: Readonly<Record<string, string>>
}

/** A share of a whole; a dash where there is nothing to take a share of. */
interface Rate {
  readonly name: 'solutionRate' | 'satisfactionRate'
  readonly part: number
  readonly whole: number
}

/** Counts beside what came of them, each a door to what it counts. */
export function Counts({ counts, rates }: { readonly counts: readonly Count[]; readonly rates: readonly Rate[] }) {
  const t = useTranslations('lists.counts')
  const { percent } = useFigures()
  return (
    <div className="list-counts">
      {counts.map(({ key, label, value, to, search }) => (
        <div key={key}>
          <span className="quiet">{label}</span>
          <b>
            <Door to={to} search={search}>
              {value}
            </Door>
          </b>
        </div>
      ))}
      {rates.map((rate) => (
        <div key={rate.name}>
          <span className="quiet">{t(rate.name)}</span>
          <b className="tnum">{percent(rate.whole === 0 ? null : (100 * rate.part) / rate.whole)}</b>
          <small className="quiet tnum">{t('share', { part: rate.part, whole: rate.whole })}</small>
        </div>
      ))}
    </div>
  )
}
