/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: { 'notice-source-unknown': '没有“{source}”这一类提醒。请重新打开页面后再选。' },
}
