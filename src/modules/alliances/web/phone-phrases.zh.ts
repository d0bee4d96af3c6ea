/** Words the phone brings with a call for joint work. */
export const phoneZh = {
  call: {
    caller: '发起单位',
    onDay: '拟定日期',
    place: '地点',
    body: '需要各单位做的',
    answers: '各单位的答复',
    answer: { asked: '未答复', joins: '参加', cannot: '不能参加' },
    stages: { open: '征集中', planned: '已定活动', off: '已取消' },
    stage: '联动情况',
    reason: '不能参加的原因（不能参加时填写）',
    hint: '定下活动前还可以改。',
    join: '参加',
    cannot: '不能参加',
  },
}
