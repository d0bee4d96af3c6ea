import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { stringsOf } from './Legend.tsx'
import type { MapData } from './use-map-data.ts'

/** The areas as a table: the same figures as the colours, reachable without a pointer. */
export function AreaTable({ data, onArea }: { data: MapData; onArea: (no: number) => void }) {
  const t = useTranslations('map.areas')
  const { percent } = useFigures()
  const { breakdown, query, view } = data
  const word = view.level === 'street' ? 'streetNo' : 'communityNo'
  const filter = stringsOf(query)
  return (
    <table className="plain map-areas">
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th className="num">{t('active')}</th>
          <th className="num">{t('org')}</th>
          <th className="num">{t('work')}</th>
        </tr>
      </thead>
      <tbody>
        {breakdown.data?.groups.map(({ no, name, figures }) => (
          <tr key={no ?? 'none'} aria-selected={no !== null && no === view.areaNo}>
            <td>
              {no === null ? (
                t('elsewhere')
              ) : (
                <Button type="link" size="small" className="map-area-name" onClick={() => onArea(no)}>
                  {name}
                </Button>
              )}
            </td>
            <td className="num">
              {no === null ? (
                figures.active
              ) : (
                <Door to="/units" search={{ ...filter, [word]: String(no) }}>
                  {figures.active}
                </Door>
              )}
            </td>
            <td className="num">{percent(figures.orgCoverage.percent)}</td>
            <td className="num">{percent(figures.workCoverage.percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
