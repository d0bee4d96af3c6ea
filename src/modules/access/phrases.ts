/** Words for the refusals of this module: pages and the command line say the same sentence. */
export const zh = {
  problems: {
    'sign-in-refused': '登录名或密码不正确。',
    'sign-in-locked': '失败次数太多,账号已暂时锁定。请等 {minutes} 分钟后再试,或联系系统管理员解除。',
    'account-disabled': '账号已停用。请联系系统管理员。',
    'account-asleep': '账号长期没有使用,已自动停用。请联系系统管理员启用。',
    'one-time-password-expired': '一次性密码已过期。请联系系统管理员重新生成。',
    'password-change-required': '请先修改密码。',
    'password-wrong': '当前密码不正确。',
    'password-too-short': '新密码太短,至少 {min} 位。',
    'password-too-long': '新密码太长,最多 {max} 位。',
    'password-too-plain': '新密码太简单。请包含大写字母、小写字母、数字、符号中的至少 {classes} 类。',
    'password-guessable': '新密码容易被猜到。请不要包含姓名、单位名或常见词。',
    'password-used-before': '新密码最近用过。请换一个。',
    'account-not-found': '没有找到这个账号。请核对登录名,或回到账号列表重新选择。',
    'login-name-taken': '登录名已被使用。请换一个。',
    'account-own': '不能对自己的账号做这项操作。请由另一位系统管理员处理。',
    'account-of-administrator': '系统、安全、审计管理员的密码只能在服务器上用命令行重置,以免一人兼掌两职。',
    'grant-not-found': '没有找到这项授权。请刷新列表后重试。',
    'grant-node-missing': '这个角色必须指定范围。',
    'grant-node-not-allowed': '平台角色不能指定范围。',
    'grant-administrator-stands-alone': '系统、安全、审计管理员不得兼任其他角色。请先收回现有的角色,或另选一人。',
    'grant-exists': '这个账号在同一期限已有同样的授权。',
    'grant-period-backward': '结束日期必须晚于开始日期。',
    'grant-not-proposed': '这项授权已经审批过。',
    'grant-not-in-force': '这项授权没有生效,不能收回。',
    'grant-own-proposal': '不能审批自己提出的授权。请由另一人审批。',
    'grant-for-oneself': '不能审批或收回给自己的授权。请由另一人处理。',
    'purpose-unknown': '请选择列出的用途。',
    'unmask-limit-reached':
      '查看完整信息的次数已到上限(每小时 {perHour} 次、每天 {perDay} 次)。确有需要请联系个人信息保护负责人。',
  },
}

export const en: typeof zh = {
  problems: {
    'sign-in-refused': 'The login name or the password is wrong.',
    'sign-in-locked':
      'Too many failed tries: the account is locked for a while. Try again in {minutes} minutes or ask a system administrator.',
    'account-disabled': 'This account is disabled. Ask a system administrator.',
    'account-asleep': 'This account was long unused and is asleep. Ask a system administrator to enable it.',
    'one-time-password-expired': 'The one-time password has expired. Ask a system administrator for a new one.',
    'password-change-required': 'Change your password first.',
    'password-wrong': 'The current password is wrong.',
    'password-too-short': 'The new password is too short: at least {min} characters.',
    'password-too-long': 'The new password is too long: at most {max} characters.',
    'password-too-plain':
      'The new password is too plain. Use at least {classes} kinds of: capitals, small letters, digits, signs.',
    'password-guessable': 'The new password is easy to guess. Avoid names and common words.',
    'password-used-before': 'You used this password recently. Choose another.',
    'account-not-found': 'This account was not found. Check the login name, or choose it from the list.',
    'login-name-taken': 'This login name is taken. Choose another.',
    'account-own': 'This cannot be done to one’s own account. Ask another system administrator.',
    'account-of-administrator':
      'Passwords of system, security and audit administrators are reset on the server only, so that nobody holds two offices.',
    'grant-not-found': 'This grant was not found. Reload the list and try again.',
    'grant-node-missing': 'This role needs a scope.',
    'grant-node-not-allowed': 'A platform role takes no scope.',
    'grant-administrator-stands-alone':
      'System, security and audit administrators hold no other role. Take the present one back first, or choose another person.',
    'grant-exists': 'This account already has this grant in that period.',
    'grant-period-backward': 'The end must be after the start.',
    'grant-not-proposed': 'This grant was already decided.',
    'grant-not-in-force': 'This grant is not in force and cannot be taken back.',
    'grant-own-proposal': 'One’s own proposal cannot be approved by oneself. Ask another person.',
    'grant-for-oneself': 'A grant for oneself cannot be decided or taken back by oneself. Ask another person.',
    'purpose-unknown': 'Choose one of the listed purposes.',
    'unmask-limit-reached':
      'The limit of full displays is reached ({perHour} an hour, {perDay} a day). Ask the privacy officer if you need more.',
  },
}
