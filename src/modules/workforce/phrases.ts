/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'post-unit-not-found': '没有找到这个单位,或者不在您的管理范围内。',
    'post-not-found': '没有找到这个岗位。',
    'post-unit-ended': '这个单位已经注销、撤销或并入其他单位,不能再安排岗位。',
    'post-exists': '这个人在这段时间已经在这个单位担任同样的岗位({period})。',
    'post-overlaps': '这段时间与已登记的任期重叠({period})。请填写更早的结束日期。',
    'post-ended-before': '结束日期不能早于开始日期。',
  },
}

export const en: typeof zh = {
  problems: {
    'post-unit-not-found': 'This unit was not found, or is outside your scope.',
    'post-not-found': 'This post was not found.',
    'post-unit-ended': 'This unit has been cancelled, dissolved or merged: nobody can be given a post there.',
    'post-exists': 'This person already holds this post at this unit in that time ({period}).',
    'post-overlaps': 'The time overlaps a term that is recorded ({period}). Give an earlier end.',
    'post-ended-before': 'The last day cannot be before the first.',
  },
}
