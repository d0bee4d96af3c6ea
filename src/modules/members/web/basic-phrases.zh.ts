/** Words the phone shows too. */
export const zh = {
  standing: {
    probationary: '预备党员',
    full: '正式党员',
    watched: '留党察看',
    lost: '失去联系',
    suspended: '停止党籍',
    cancelled: '取消预备党员资格',
    struck_off: '自行脱党除名',
    resigned: '退党除名',
    expelled: '开除党籍',
    deceased: '去世',
  },
  place: {
    unit: '工作单位',
    residence: '经常居住地',
    talent_agency: '人才服务机构',
    park_building: '园区楼宇',
    mobile_branch: '流动党员党组织',
    other: '其他',
  },
  because: { work: '工作变动', study: '学习', residence: '居住地变动', abroad: '出国（境）', other: '其他' },
}
