import { useTranslations } from 'use-intl'
import type { Area } from './shades.ts'

/** Said beside every map, on screen and on paper: a drawing is no boundary, and a boundary names its owner and approval. */
export function Attribution({ areas }: { areas: readonly Area[] }) {
  const t = useTranslations('map.source')
  const lines = new Map(areas.flatMap(({ attribution }) => (attribution ? [[JSON.stringify(attribution), attribution]] : [])))
  const schematic = areas.some((area) => area.basis === 'schematic')
  return (
    <p className="map-source">
      {schematic ? <b className="map-mark">{t('mark')}</b> : null}
      {[...lines].map(([key, attribution]) => (
        <span key={key}>{t('line', attribution)} </span>
      ))}
      {schematic ? <span>{t(lines.size > 0 ? 'partly' : 'schematic')}</span> : null}
    </p>
  )
}
