/** Words for the problems any request may end in. */
export const zh = {
  problems: {
    'input-invalid': '有内容不符合要求：{issues}。请改正后重新提交。',
    'idempotency-key-missing': '请求缺少防重复标记。请重新加载页面后再试。',
    'idempotency-key-reused': '这次提交与之前的一次不同却用了同一标记。请重新加载页面后再试。',
    'not-signed-in': '登录已过期，请重新登录。',
    'not-allowed': '您的授权不包含这项操作。需要时请联系授权管理员。',
    'not-found': '没有找到，或者不在您的管理范围内。',
    'revision-missing': '请求缺少版本号。请重新加载页面后再试。',
    'revision-stale': '这条记录刚刚被别人改过。请查看最新内容后再提交。',
    'payload-too-large': '文件或内容太大。请减小后重试。',
    'too-many-requests': '操作太频繁。请等一会儿再试。',
    fault: '系统出现故障。请稍后再试；联系管理员时请提供编号 {traceId}。',
    'database-unavailable': '系统正在恢复，请几秒钟后重试。',
    'answer-not-kept': '这项操作已经完成，但结果只显示一次、不留存。需要时请重新操作一次。',
  },
}
