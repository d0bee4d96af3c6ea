/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'post-unit-not-found': '没有找到这个单位,或者不在您的管理范围内。',
    'post-not-found': '没有找到这个岗位。',
    'post-exists': '这个人已经在这个单位担任同样的岗位。',
    'post-ended-before': '结束日期不能早于开始日期。',
  },
}

export const en: typeof zh = {
  problems: {
    'post-unit-not-found': 'This unit was not found, or is outside your scope.',
    'post-not-found': 'This post was not found.',
    'post-exists': 'This person already holds this post at this unit.',
    'post-ended-before': 'The last day cannot be before the first.',
  },
}
