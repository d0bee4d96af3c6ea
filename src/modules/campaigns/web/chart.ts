import type { WeekView } from './types.ts'

/** Room of the picture: the line above, the columns below. Units of the view box; its width is that of a desk or a phone. */
export const plot = {
  desk: 960,
  phone: 400,
  height: 260,
  left: 44,
  right: 12,
  top: 12,
  bottom: 24,
  lineHeight: 130,
  gap: 18,
} as const

/** Whole numbers a scale is marked with: three or four steps of 1, 2 or 5 times a power of ten, up to and with the largest value. */
export function ticksUpTo(most: number): number[] {
  const rough = Math.max(most, 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = Math.max([1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough) ?? rough, 1)
  const count = Math.ceil(Math.max(most, 1) / step)
  return Array.from({ length: count + 1 }, (_, index) => index * step)
}

const innerOf = (width: number) => width - plot.left - plot.right

/** The line of those not yet there: its start and the end of every week. */
export function levelsOf(weeks: readonly WeekView[], width: number) {
  const values = [weeks[0]?.start ?? 0, ...weeks.map((week) => week.end)]
  const ticks = ticksUpTo(Math.max(...values))
  const top = ticks.at(-1)!
  const y = (value: number) => plot.top + plot.lineHeight * (1 - value / top)
  return {
    ticks: ticks.map((value) => ({ value, y: y(value) })),
    points: values.map((value, index) => ({ x: plot.left + (innerOf(width) * index) / Math.max(weeks.length, 1), y: y(value) })),
  }
}

/** One column a week: who came stands above the axis, who went below, on one scale. */
export function columnsOf(weeks: readonly WeekView[], width: number) {
  const from = plot.top + plot.lineHeight + plot.gap
  const room = plot.height - plot.bottom - from
  const [up, down] = [Math.max(...weeks.map((week) => week.in), 0), Math.max(...weeks.map((week) => week.out), 0)]
  const scale = room / Math.max(up + down, 1)
  const step = innerOf(width) / Math.max(weeks.length, 1)
  const thick = Math.min(step * 0.6, 22)
  // A label takes about fifty units, with room between.
  const every = Math.max(Math.ceil((weeks.length * 70) / width), 1)
  return {
    zero: from + up * scale,
    bars: weeks.map((week, index) => ({
      week,
      x: plot.left + step * index,
      step,
      gap: (step - thick) / 2,
      width: thick,
      inHeight: week.in * scale,
      outHeight: week.out * scale,
    })),
    labels: weeks.flatMap((week, index) =>
      index % every === 0 ? [{ x: plot.left + step * (index + 0.5), text: week.to.slice(5) }] : [],
    ),
  }
}
