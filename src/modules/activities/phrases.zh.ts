/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'activity-not-found': '没有找到这项活动，或者不在您的管理范围内。',
    'activity-host-not-found': '没有找到主办的党组织，或者不在您的管理范围内。请重新选择。',
    'activity-host-no-party-org': '主办单位要选党组织，不选社会组织。社会组织可以填在参与单位里。',
    'activity-in-the-future': '日期在今天以后，不能登记为已开展。请改日期，或先登记为计划。',
    'activity-times-unfit': '结束时间要晚于开始时间。',
    'activity-word-unknown': '本区没有“{word}”这个选项。请从列出的选项中选择。',
    'activity-member-not-listed': '名单里有人当天不在您范围内的党员名册上。请刷新名单后再勾选。',
    'activity-closed': '这项活动已经取消或已经开展，不能再这样改。',
    'activity-on-menu': '有人已报名这项菜单活动。请先取消报名或改为取消活动。',
    'series-not-found': '没有找到这项固定安排，或者不在您的管理范围内。',
    'series-days-unfit': '结束日期要晚于开始日期，最长两年。',
    'series-no-day': '这段时间里没有可以安排的日子。请换一个日子或延长时间。',
    'series-member-unfit': '轮流主办的党组织要两个以上、不重复、都在运行，并包括安排的党组织自己。',
    'turn-not-open': '这一天已经开展、取消或过去，不能再调整轮次。',
    'turn-nobody-left': '这一天其他党组织都已跳过，没有可以接手的。请改为取消这场活动。',
    'turn-not-own': '只能调整本单位的轮次，或由安排这项活动的党组织调整。',
    'turns-not-exchanged': '这两天由同一党组织主办，不用互换。',
    'calendar-not-found': '这个日历地址已失效。请向党支部书记要新的地址。',
    'menu-not-found': '没有找到这份菜单，或者还没有公布。',
    'menu-days-unfit': '日期要落在菜单的起止日期之内，结束日期要晚于开始日期。',
    'menu-cannot-move': '菜单已经关闭，或不能这样改。',
    'menu-empty': '菜单里还没有活动。请先添加活动再公布。',
    'menu-item-not-found': '没有找到这项菜单活动。',
    'menu-item-closed': '这项活动已不接受报名。',
    'menu-item-not-open': '这项活动不面向您选择的人群。',
    'menu-item-seats-taken': '名额已满。',
    'sign-up-twice': '这个电话已经报过名。',
    'sign-up-not-found': '没有找到这次报名。请核对取消码。',
  },
}

/** Words of the files. */
export const file = {
  heads: {
    day: '日期',
    state: '状态',
    host: '主办党组织',
    partners: '参与单位',
    settled: '轮次调整',
    passed: '本轮跳过',
  },
  states: { planned: '已计划', held: '已开展', cancelled: '已取消' },
  turn: { settled: '已互换' },
}
