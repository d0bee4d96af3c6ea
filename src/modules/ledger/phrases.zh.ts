export const zh = {
  problems: {
    'ledger-unbalanced': '这笔记账收支不平，没有记入。请核对各方的数。',
    'ledger-amount-unfit': '数额必须是不为零的整数。',
    'ledger-account-unknown': '没有找到账户。请刷新页面再试。',
    'ledger-account-closed': '账户已经停用，不能再记账。',
    'ledger-below-floor': '余额不足：现有 {balance, number}，需要 {needed, number}。',
    'ledger-above-cap': '超过账户上限 {cap, number}，没有记入。',
    'ledger-key-reused': '同一个编号已经用于另一笔记账。请刷新页面，重新提交。',
    'ledger-entry-unknown': '没有找到这笔记账。',
    'ledger-reversed-already': '这笔记账已经冲回，不能再次冲回。',
    'ledger-same-person': '更正要由提出人以外的第二个人同意。',
  },
}
