import { classifyFields } from '../../kernel/field-class.ts'

export const electionFieldClasses = classifyFields('elections', {
  election: {
    C1: `id no unit_no kind state planned_on members members_from sent_by opened_on approved_on document_no act_id revision account_id recorded_at`,
  },
  exclusion: { C1: 'election_id reason people document_no' },
  contest: { C1: 'election_id office seats electors' },
  candidate: { C1: 'id election_id office place written_in', C2: 'name' },
  ballot: {
    C1: 'id election_id office round held_on due attended issued returned invalid account_id recorded_at retracted_at',
    C2: 'scrutineers',
  },
  tally: { C1: 'ballot_id candidate_id votes' },
  resolution: { C1: 'id election_id office left_open held_on due attended votes account_id recorded_at retracted_at' },
  step: { C1: 'id election_id action office state on_day reason document_no account_id recorded_at' },
  term: { C1: 'id unit_no from_on document_no election_id account_id recorded_at retracted_at' },
  term_decision: { C1: 'id term_id kind until_on document_no document_on reason exception account_id recorded_at retracted_at' },
  reminder: { C1: 'term_id ends_on months side unit_no told_on' },
})
