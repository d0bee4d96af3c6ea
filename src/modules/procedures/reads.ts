import { problem } from '../../kernel/problem.ts'
import { query } from '../../platform/commands/operation.ts'
import { actionsFor, missingPapers, stepOf } from './rules.ts'
import { askerOf } from './asker.ts'
import { proceduresOf } from './catalogue.ts'
import { procedures } from './contract.ts'
import { lettersOf } from './letters/kinds.ts'
import { noticesOf, partyNosOf, unfitOf } from './rules-details.ts'
import { summaryOf, viewOfProcedure } from './present.ts'
import { procedureProblems as problems } from './problems.ts'
import { countCases, countWaiting, listCaseRows, listDocuments, listEntries } from './queries.ts'
import { findCase, getVersion, listParties } from './store.ts'
import { getUnit, namesOf } from './units.ts'

export const listProcedures = query(procedures.listProcedures, async (call) => {
  const unit = call.query.unitNo === undefined ? null : await getUnit(call.tx, call.scope, call.query.unitNo, call.today)
  const wanted = unit?.districtNo ?? call.query.districtNo ?? null
  const { districtNo, offered, forms } = await proceduresOf(call.tx, wanted, call.today)
  const fitting = unit
    ? offered.filter(({ procedure }) => procedure.byHand && unit.stands && unfitOf(procedure, unit, forms) === null)
    : offered
  return { districtNo, items: fitting.map(viewOfProcedure), forms, can: { change: call.can('procedure.change') !== null } }
})

/** So many are shown at once; the rest stands behind the number. */
const shown = 5

export const getWaiting = query(procedures.getWaiting, async (call) => {
  const { mine, sent, mineOverdue } = await countWaiting(call)
  const first = async (view: 'mine' | 'sent') =>
    (await listCaseRows(call, { view }, { limit: shown, offset: 0 })).map((row) => summaryOf(row, call.today))
  return {
    mine: { total: mine, overdue: mineOverdue, items: mine > 0 ? await first('mine') : [] },
    sent: { total: sent, items: sent > 0 ? await first('sent') : [] },
  }
})

export const listCases = query(procedures.listCases, async (call) => {
  const { page, pageSize, ...filter } = call.query
  const [rows, { total, ...counts }] = await Promise.all([
    listCaseRows(call, filter, { limit: pageSize, offset: (page - 1) * pageSize }),
    countCases(call, filter),
  ])
  return { items: rows.map((row) => summaryOf(row, call.today)), total, page, pageSize, counts }
})

export const getCase = query(procedures.getCase, async (call) => {
  const { tx, today } = call
  const row = await findCase(tx, call.scope, call.params.id)
  if (!row) throw problem(problems['case-not-found'])
  const procedure = await getVersion(tx, row.version_id)
  const step = stepOf(procedure, row.step)
  const [parties, documents, entries] = [
    await listParties(tx, row.id),
    await listDocuments(call, row.id),
    await listEntries(call, row.id),
  ]
  const asker = await askerOf(call, row, step?.actor.node === 'covered')
  const papers = [...new Set(documents.map((document) => document.paper))]
  const states = parties.map((party) => ({ unitNo: party.unit_no, state: party.state }))
  const acts = actionsFor(procedure, { step: row.step, parties: states, papers, submittedBy: row.submitted_by }, asker)
  const mentioned = [
    ...(row.details.covers ?? []),
    ...partyNosOf(row.details),
    ...(row.result_no === null ? [] : [row.result_no]),
  ]
  const names = await namesOf(tx, [...mentioned, ...row.acting_nos, ...entries.flatMap((entry) => entry.unit_nos)], today)
  for (const party of parties) names.set(party.unit_no, party.unit_name)
  names.set(row.subject_no, row.subject_name)
  const ref = (no: number) => ({ no, name: names.get(no) ?? String(no) })
  const place = [...procedure.steps, ...procedure.ends].find((one) => one.code === row.step)!
  const listed = { ...row, procedure: { zh: procedure.zh, en: procedure.en }, place, mine: acts.length > 0 && asker.acts }
  const atStart = row.step === procedure.steps[0]!.code
  return {
    ...summaryOf(listed, today),
    revision: row.revision,
    table: viewOfProcedure({ procedure, programme: procedure.programme }),
    details: row.details,
    notices: noticesOf(procedure, row.details),
    units: mentioned.map(ref),
    parties: parties.map((party) => ({ unit: ref(party.unit_no), state: party.state, answeredOn: party.answered_on })),
    documents: documents.map((document) => ({
      id: document.id,
      paper: document.paper,
      fileName: document.file_name,
      contentType: document.content_type,
      bytes: document.bytes,
      addedOn: document.added_on,
      addedBy: document.by,
    })),
    missing: step ? missingPapers(step, papers) : [],
    actingUnits: row.acting_nos.map(ref),
    delegated: row.delegated,
    resultNo: row.result_no,
    lapsesOn: row.lapses_on,
    lapsedOn: row.lapsed_on,
    timeline: entries.map((entry) => ({
      id: entry.id,
      at: entry.recorded_at.toISOString(),
      on: entry.on_day,
      action: entry.action,
      step: entry.step,
      toStep: entry.to_step,
      units: entry.unit_nos.map((no) => ref(no).name),
      reason: entry.reason,
      documentNo: entry.document_no,
      by: entry.by,
      detail: entry.detail,
    })),
    can: {
      acts,
      answerFor: asker.speaksFor.map(Number),
      attach: step !== undefined && (asker.applies || asker.acts),
      amend: atStart && asker.applies,
      letters: lettersOf(row),
    },
  }
})
