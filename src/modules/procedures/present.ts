import type { AnswerOf } from '../../kernel/endpoint.ts'
import type { OfferedProcedure } from './catalogue.ts'
import type { procedures } from './contract.ts'
import type { ListedCase } from './queries.ts'

type Summary = AnswerOf<typeof procedures.listCases>['items'][number]
type View = AnswerOf<typeof procedures.listProcedures>['items'][number]

export function summaryOf(row: ListedCase, today: string): Summary {
  return {
    id: row.id,
    no: row.no,
    procedure: { key: row.procedure_key, ...row.procedure },
    title: row.title,
    subject: { no: row.subject_no, name: row.subject_name },
    step: { code: row.step, zh: row.place.zh, en: row.place.en },
    outcome: row.outcome,
    openedOn: row.opened_on,
    submittedOn: row.submitted_on,
    dueOn: row.due_on,
    dueProvisional: row.due_provisional,
    overdue: row.due_on !== null && row.due_on < today,
    dueSoon: row.due_on !== null && row.due_on >= today && row.remind_on !== null && row.remind_on <= today,
    mine: row.mine,
    escalated: row.escalated_on !== null,
    decidedOn: row.decided_on,
    documentNo: row.document_no,
  }
}

export function viewOfProcedure({ procedure, programme, own }: OfferedProcedure): View {
  const { key, version, zh, en, source, subjectKinds, deed, whenMerged, remind, ends, transitions } = procedure
  return {
    key,
    version,
    programme,
    zh,
    en,
    source,
    subjectKinds,
    deed,
    whenMerged,
    remind,
    fields: procedure.fields,
    steps: procedure.steps.map((step) => ({ ...step, consent: step.consent })),
    ends,
    transitions,
    own: own ?? null,
  }
}
