import { boundsOf, namesWithRoom, projectionOf, ringsOf } from './drawing.ts'
import { type Area, cellColours, otherColour, type UnitPoint } from './shades.ts'

interface SvgMapProps {
  readonly label: string
  readonly areas: readonly Area[]
  readonly streets: readonly Area[]
  readonly points: readonly UnitPoint[]
  readonly names: boolean
  readonly colourOf: (area: Area) => string
  readonly selectedUnit?: number | null
  readonly onArea?: (no: number) => void
  readonly onUnit?: (no: number) => void
}

const width = 560

/** The same map as a plain drawing: for paper, and for devices without WebGL. */
export function SvgMap({ label, areas, streets, points, names, colourOf, selectedUnit, onArea, onUnit }: SvgMapProps) {
  const bounds = boundsOf(areas, points)
  const { project, height } = projectionOf(
    bounds ?? [
      [0, 0],
      [1, 1],
    ],
    width,
  )
  const path = (area: Area) =>
    ringsOf(area)
      .map((ring) => `M${ring.map(([lon, lat]) => project(lon, lat).join(' ')).join('L')}Z`)
      .join('')
  const dots = points.map((point) => ({ point, at: project(point.lon, point.lat) }))
  const named = areas.map((area) => ({
    no: area.unitNo,
    text: area.name,
    at: project(area.label[0], area.label[1]),
    size: area.level === 'street' ? 14 : 8.5,
  }))
  const labels = names ? namesWithRoom(named) : []
  return (
    <svg className="svg-map" viewBox={`-8 -8 ${width + 16} ${height + 16}`} role="img" aria-label={label}>
      {areas.map((area) => (
        <path
          key={area.unitNo}
          d={path(area)}
          fill={colourOf(area)}
          stroke="#fff"
          strokeWidth={1.5}
          onClick={() => onArea?.(area.unitNo)}
        >
          <title>{area.name}</title>
        </path>
      ))}
      {streets.map((street) => (
        <path key={street.unitNo} d={path(street)} fill="none" stroke="#8b95a5" strokeWidth={2} pointerEvents="none" />
      ))}
      {dots.map(({ point, at: [x, y] }) => {
        const colour = cellColours[point.group] ?? otherColour
        const exact = point.placement === 'exact'
        return (
          <circle
            key={point.unitNo}
            cx={x}
            cy={y}
            r={point.unitNo === selectedUnit ? 8 : 3.2}
            fill={exact ? colour : '#fff'}
            stroke={exact ? '#fff' : colour}
            strokeWidth={exact ? 0.6 : 1.3}
            onClick={() => onUnit?.(point.unitNo)}
          >
            <title>{point.name}</title>
          </circle>
        )
      })}
      {labels.map(({ no, text, at: [x, y], size }) => (
        <text key={no} x={x} y={y} className="svg-map-name" fontSize={size}>
          {text}
        </text>
      ))}
    </svg>
  )
}
