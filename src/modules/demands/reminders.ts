import type { Call } from '../../platform/commands/operation.ts'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { countConsultations, fitsConsultation, listConsultationRows } from './consultations.ts'
import type { OrderFilter } from './contract-order-shapes.ts'
import { countLines, fitsLine, listLineRows } from './directive-lines.ts'
import { countFollowUps, fitsFollowUp, listFollowUpRows } from './follow-ups.ts'
import { countOrders, fits, listRows } from './order-list.ts'
import { countSessions, listSessionRows } from './sessions.ts'
import { countTalks, fitsTalk, listTalkRows } from './talks.ts'

type Asking = Pick<Call, 'tx' | 'actor' | 'scope' | 'today' | 'can'>

/** The digest names no requester and quotes nothing anybody said. */
const ordersIn = (key: `demands.${string}`, action: string, view: OrderFilter['view']): ReminderSource => ({
  key,
  action,
  list: `/orders?view=${view}`,
  async find(asking: Asking, most) {
    const total = await countOrders(asking, { view })
    const rows = total > 0 ? await listRows(asking, fits(asking, { view }), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({ params: { no: row.no }, title: String(row.no), dueOn: row.dueOn, link: `/orders/${row.id}` })),
    }
  },
})

/** What the own side holds or is offered; what has been told to the next level because its clock ran out. */
export const orderReminders: readonly ReminderSource[] = [
  ordersIn('demands.order', 'order.handle', 'mine'),
  ordersIn('demands.escalated', 'order.take', 'escalated'),
]

/** Talks that wait for an answer of the own side. */
const talksWaiting: ReminderSource = {
  key: 'demands.talk',
  action: 'talk.keep',
  list: '/talks?view=mine',
  async find(asking: Asking, most) {
    const filter = { view: 'mine' as const }
    const total = await countTalks(asking, filter)
    const rows = total > 0 ? await listTalkRows(asking, fitsTalk(asking, filter), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({ params: { no: row.no }, title: String(row.no), dueOn: row.onDay, link: `/talks/${row.id}` })),
    }
  },
}

/** Open follow-ups of talks that the own side does. */
const followUpsOpen: ReminderSource = {
  key: 'demands.follow-up',
  action: 'talk.keep',
  list: '/talks?list=follow-ups&view=mine',
  async find(asking: Asking, most) {
    const filter = { view: 'mine' as const }
    const total = await countFollowUps(asking, filter)
    const rows = total > 0 ? await listFollowUpRows(asking, fitsFollowUp(asking, filter), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({
        params: { no: row.talkNo },
        title: String(row.talkNo),
        dueOn: row.dueOn,
        link: `/talks/${row.talkId}`,
      })),
    }
  },
}

export const talkReminders: readonly ReminderSource[] = [talksWaiting, followUpsOpen]

/** Deliberations online of which the organiser owes something: words to be read, an outcome, or telling it. */
const onlineTodo: ReminderSource = {
  key: 'demands.online',
  action: 'deliberation.keep',
  list: '/deliberation?list=sessions&state=todo',
  async find(asking: Asking, most) {
    const filter = { state: 'todo' as const }
    const { total } = await countSessions(asking, filter)
    const rows = total > 0 ? await listSessionRows(asking, filter, most, 0) : []
    return {
      total,
      items: rows.map((row) => ({
        params: { no: row.no },
        title: String(row.no),
        dueOn: row.openUntil,
        link: `/deliberation/sessions/${row.id}`,
      })),
    }
  },
}

export const sessionReminders: readonly ReminderSource[] = [onlineTodo]

/** Directives that wait for a step of the own side; and what the own side was told because a clock ran out. */
const directivesIn = (key: `demands.${string}`, view: 'mine' | 'escalated'): ReminderSource => ({
  key,
  action: 'directive.keep',
  list: `/directives?list=targets&view=${view}`,
  async find(asking: Asking, most) {
    const total = await countLines(asking, { view })
    const rows = total > 0 ? await listLineRows(asking, await fitsLine(asking, { view }), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({
        params: { no: row.no },
        title: row.title,
        dueOn: row.dueOn,
        link: `/directives/${row.directiveId}`,
      })),
    }
  },
})

export const directiveReminders: readonly ReminderSource[] = [
  directivesIn('demands.directive', 'mine'),
  directivesIn('demands.directive-late', 'escalated'),
]

/** Consultations the own side is asked for. */
const consultationsWaiting: ReminderSource = {
  key: 'demands.consultation',
  action: 'deliberation.keep',
  list: '/deliberation?list=consultations&view=mine',
  async find(asking: Asking, most) {
    const filter = { view: 'mine' as const }
    const total = await countConsultations(asking, filter)
    const rows = total > 0 ? await listConsultationRows(asking, await fitsConsultation(asking, filter), most, 0) : []
    return {
      total,
      items: rows.map((row) => ({
        params: { no: row.no },
        title: row.title,
        dueOn: row.dueOn,
        link: `/deliberation/consultations/${row.id}`,
      })),
    }
  },
}

export const consultationReminders: readonly ReminderSource[] = [consultationsWaiting]
