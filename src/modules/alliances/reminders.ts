import { addDays } from '../../kernel/dates.ts'
import type { ReminderSource } from '../../platform/contributions/reminders.ts'
import { findAgreements } from './agreements.ts'
import { findListed } from './community-list.ts'
import { findConvened } from './convened.ts'
import { namedIn } from './store.ts'
import { findVillagePartners } from './villages.ts'

/** Agreements put before a side whose account the reader holds. */
const toSign: ReminderSource = {
  key: 'alliances.sign',
  action: 'agreement.sign',
  list: '/agreements?mine=true',
  async find(asking, most) {
    const found = await findAgreements(
      { ...asking, can: (action) => (action === 'agreement.sign' ? asking.scope : null) },
      { mine: 'true' },
    )
    const items = found.slice(0, most).map(({ row, view }) => ({
      params: { lead: view.lead.name },
      title: row.title,
      dueOn: row.untilOn,
      link: `/agreements/${row.id}`,
    }))
    return { total: found.length, items }
  },
}

/** Agreements the reader's units drew up that are about to end. */
const expiring: ReminderSource = {
  key: 'alliances.expiring',
  action: 'agreement.draft',
  list: '/agreements?stage=expiring',
  async find(asking, most) {
    const found = (await findAgreements(asking, {})).filter(({ view }) => view.stage === 'expiring')
    const items = found.slice(0, most).map(({ row, view }) => ({
      params: { lead: view.lead.name },
      title: row.title,
      dueOn: row.untilOn,
      link: `/agreements/${row.id}`,
    }))
    return { total: found.length, items }
  },
}

/** Meetings and bulletins the reader's organisation is to see to as convenor of now; nobody else is reminded of them (CN-33, CN-34). */
const cadence: ReminderSource = {
  key: 'alliances.cadence',
  action: 'community.run',
  list: '/communities?convenor=true&living=true',
  async find(asking, most) {
    const { scope, tx, today } = asking
    if (scope === null || scope.everything) return { total: 0, items: [] }
    const call = { tx, scope, today }
    const items = (await findConvened(call, today)).map(({ row, due }) => ({
      params: { cadence: { zh: due.map((one) => one.zh).join('、'), en: due.map((one) => one.en).join(', ') } },
      title: row.name,
      dueOn: addDays(due.map((one) => one.window.until).toSorted()[0]!, -1),
      link: `/communities/${row.id}?tab=lines`,
    }))
    return { total: items.length, items: items.toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1)).slice(0, most) }
  },
}

/** Organisations that ask to join a community the reader's organisation leads (CN-64). */
const asked: ReminderSource = {
  key: 'alliances.asked',
  action: 'community.run',
  list: '/communities?asked=true',
  async find(asking, most) {
    const { scope } = asking
    if (scope === null || scope.everything) return { total: 0, items: [] }
    const waiting = (await findListed({ ...asking, scope }, { asked: 'true' })).flatMap(({ row, names }) =>
      row.members.filter((member) => member.state === 'asked').map((member) => ({ row, unit: namedIn(names, member.unitNo) })),
    )
    const items = waiting.slice(0, most).map(({ row, unit }) => ({
      params: { unit: unit.name },
      title: row.name,
      dueOn: null,
      link: `/communities/${row.id}?tab=members`,
    }))
    return { total: waiting.length, items }
  },
}

/** Told to the unit, its Party organisation and whoever guides them by a grant there: it is not yet joined with a village (CN-07). */
const villages: ReminderSource = {
  key: 'alliances.villages',
  action: 'agreement.read',
  list: '/village-partners?own=true&state=to-join',
  async find(asking, most) {
    if (asking.scope === null || asking.scope.everything) return { total: 0, items: [] }
    const { rows } = await findVillagePartners({ ...asking, scope: asking.scope }, { own: 'true' })
    const found = rows.filter((row) => row.state === 'to-join')
    const items = found.slice(0, most).map((row) => ({
      params: {},
      title: row.name,
      dueOn: null,
      link: `/village-partners?own=true&state=to-join`,
    }))
    return { total: found.length, items }
  },
}

export const reminders = [toSign, expiring, asked, cadence, villages]
