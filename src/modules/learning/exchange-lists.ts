import { download } from '../../platform/commands/operation.ts'
import { dayCell } from '../../platform/exchange/output.ts'
import { findCertificates } from './certificates.ts'
import { learning } from './contract.ts'
import { findCourses } from './courses.ts'
import { classHours, everyPage, listFile } from './exchange.ts'
import { findExperts } from './experts.ts'
import { findLecturers, findRequests } from './lecturers.ts'
import { findPlans } from './plans.ts'
import { settingsOn } from './settings.ts'

export const exportPlans = download(learning.exportPlans, async (call) => {
  const { language } = call.query
  const { items } = await findPlans(call, { ...call.query, ...everyPage })
  const { levels, campaigns } = await settingsOn(call.tx, items[0]?.districtNo ?? 0, call.today)
  const word = (words: typeof levels, code: string | null) => words.find((one) => one.code === code)?.[language] ?? code
  return listFile(call, call.query, 'plans', items, ({ heads }) => [
    { header: heads.theme, width: 34, value: (row) => row.theme },
    { header: heads.year, width: 8, value: (row) => row.year },
    { header: heads.unit, width: 24, value: (row) => row.node.name },
    { header: heads.level, width: 10, value: (row) => word(levels, row.level) },
    { header: heads.campaign, width: 20, value: (row) => word(campaigns, row.campaign) },
    { header: heads.document, width: 24, value: (row) => row.document },
    { header: heads.sessions, width: 10, value: (row) => row.sessions },
    { header: heads.begun, width: 10, value: (row) => row.begun },
  ])
})

export const exportCertificates = download(learning.exportCertificates, async (call) => {
  const { items, classHourMinutes } = await findCertificates(call, { ...call.query, ...everyPage })
  return listFile(call, call.query, 'certificates', items, ({ heads, ways, certificateStates }) => [
    { header: heads.name, width: 12, value: (row) => row.learner.name },
    { header: heads.unit, width: 34, value: (row) => row.unit.name },
    { header: heads.issuer, width: 24, value: (row) => row.issuer },
    { header: heads.title, width: 30, value: (row) => row.title },
    { header: heads.documentNo, width: 18, value: (row) => row.documentNo },
    { header: heads.way, width: 12, value: (row) => ways[row.way] },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.untilOn) },
    { header: heads.hours, width: 8, value: (row) => classHours(row.minutes, classHourMinutes) },
    { header: heads.state, width: 10, value: (row) => certificateStates[row.state] },
    { header: heads.reason, width: 24, value: (row) => row.reason },
  ])
})

export const exportCourses = download(learning.exportCourses, async (call) => {
  const { items } = await findCourses(call, { ...call.query, ...everyPage })
  return listFile(call, call.query, 'courses', items, ({ heads, courseStates }) => [
    { header: heads.course, width: 30, value: (row) => row.title },
    { header: heads.summary, width: 40, value: (row) => row.summary },
    { header: heads.school, width: 24, value: (row) => row.school.name },
    { header: heads.lessons, width: 8, value: (row) => row.lessons },
    { header: heads.minutes, width: 8, value: (row) => row.minutes },
    { header: heads.state, width: 10, value: (row) => courseStates[row.state] },
  ])
})

export const exportLecturers = download(learning.exportLecturers, async (call) => {
  const { items } = await findLecturers(call, { ...call.query, ...everyPage })
  return listFile(call, call.query, 'lecturers', items, ({ heads }) => [
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.unit, width: 34, value: (row) => row.unit.name },
    { header: heads.topics, width: 40, value: (row) => row.topics.join('、') },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.untilOn) },
  ])
})

export const exportRequests = download(learning.exportRequests, async (call) => {
  const { items } = await findRequests(call, { ...call.query, ...everyPage })
  return listFile(call, call.query, 'requests', items, ({ heads, requestStates }) => [
    { header: heads.lecturer, width: 12, value: (row) => row.lecturer.name },
    { header: heads.topic, width: 30, value: (row) => row.topic },
    { header: heads.unit, width: 34, value: (row) => row.unit.name },
    { header: heads.wishedOn, width: 12, value: (row) => dayCell(row.wishedOn) },
    { header: heads.state, width: 10, value: (row) => requestStates[row.state] },
    { header: heads.heldOn, width: 12, value: (row) => dayCell(row.heldOn) },
    { header: heads.line, width: 40, value: (row) => row.line },
    { header: heads.reason, width: 24, value: (row) => row.reason },
  ])
})

export const exportExperts = download(learning.exportExperts, async (call) => {
  const { items } = await findExperts(call, { ...call.query, ...everyPage })
  return listFile(call, call.query, 'experts', items, ({ heads }) => [
    { header: heads.name, width: 12, value: (row) => row.name },
    { header: heads.field, width: 18, value: (row) => row.field },
    { header: heads.affiliation, width: 30, value: (row) => row.affiliation },
    { header: heads.school, width: 24, value: (row) => row.school.name },
    { header: heads.fromOn, width: 12, value: (row) => dayCell(row.fromOn) },
    { header: heads.untilOn, width: 12, value: (row) => dayCell(row.untilOn) },
    { header: heads.document, width: 24, value: (row) => row.document },
  ])
})
