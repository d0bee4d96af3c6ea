import { Button, Input } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cellColours, otherColour, type UnitPoint } from './shades.ts'

const step = 60

/** The points as a list of buttons, by name. */
export function UnitList({
  points,
  unitNo,
  onUnit,
}: {
  points: readonly UnitPoint[]
  unitNo: number | null
  onUnit: (no: number) => void
}) {
  const t = useTranslations('map')
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(step)
  const found = useMemo(
    () => points.filter((point) => point.name.includes(words.trim())).toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
    [points, words],
  )
  return (
    <div className="map-units">
      <Input.Search
        allowClear
        value={words}
        onChange={(event) => setWords(event.target.value)}
        placeholder={t('units.find')}
        aria-label={t('units.find')}
      />
      {found.length === 0 ? <p className="quiet">{t('units.none')}</p> : null}
      <ul>
        {found.slice(0, shown).map((point) => (
          <li key={point.unitNo}>
            <button type="button" aria-current={point.unitNo === unitNo} onClick={() => onUnit(point.unitNo)}>
              <i className="map-dot" style={{ background: cellColours[point.group] ?? otherColour }} aria-hidden />
              <span>{point.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length > shown ? (
        <Button block onClick={() => setShown(shown + step)}>
          {t('units.more', { count: Math.min(step, found.length - shown) })}
        </Button>
      ) : null}
    </div>
  )
}
