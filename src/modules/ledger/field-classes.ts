import { classifyFields } from '../../kernel/field-class.ts'

export const ledgerFieldClasses = classifyFields('ledger', {
  account: { C1: 'id owner_kind holder_no purpose unit floor cap lotted opened_on closed_on', C2: 'owner_id balance' },
  entry: { C1: 'id no key body_hash kind on_day reason reference reverses proposed_by account_id xid recorded_at' },
  posting: { C1: 'id entry_id account_id', C2: 'amount' },
  lot: { C1: 'id account_id posting_id expires_on', C2: 'amount remaining' },
  lot_use: { C1: 'lot_id posting_id', C2: 'amount' },
})
