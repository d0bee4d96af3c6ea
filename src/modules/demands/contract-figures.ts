import { z } from 'zod'
import { endpoint } from '../../kernel/endpoint.ts'
import { fileQuery } from '../../kernel/page.ts'
import { orderFilter } from './contract-order-shapes.ts'
import { count } from './contract-shapes.ts'

/** Days are of the reply; what is open or solved does not narrow them. */
export const figureFilter = orderFilter.omit({ view: true, rating: true, adoption: true })

const figures = z.object({
  replied: count,
  solved: count,
  rated: count,
  satisfied: count,
  adopted: count,
  partly: count,
  declined: count,
  /** Percent, two places; null where nothing was replied to, or rated. */
  solvedRate: z.number().nullable(),
  satisfiedRate: z.number().nullable(),
})

export const figureEndpoints = {
  getOrderFigures: endpoint({
    name: 'demands.getOrderFigures',
    method: 'GET',
    path: '/api/demands/figures',
    summary:
      'Of the orders replied to: how many were solved, and how many of those rated are satisfied, by month and in all (CN-56).',
    permission: { action: 'order.read' },
    query: figureFilter,
    output: z.object({
      total: figures,
      months: z.array(figures.extend({ fromOn: z.string(), untilOn: z.string() })),
      /** Ratings that count as satisfied, with the source of that. */
      ratings: z.array(z.string()),
      source: z.string(),
    }),
  }),
  exportOrderFigures: endpoint({
    name: 'demands.exportOrderFigures',
    method: 'GET',
    path: '/api/demands/figures/export',
    summary: 'The same months as a spreadsheet.',
    permission: { action: 'order.export' },
    query: figureFilter.extend(fileQuery),
    output: z.any(),
    transport: 'file',
  }),
}
