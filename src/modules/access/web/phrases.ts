import type { SameKeys } from '../../../web/phrases/same-keys.ts'

export const zh = {
  signIn: {
    title: '登录',
    loginName: '登录名',
    password: '密码',
    submit: '登录',
    again: '登录已过期',
    againHint: '请重新登录。页面上已填写的内容还在,登录后会继续刚才的操作。',
    other: '换一个账号',
  },
  password: {
    title: '修改密码',
    first: '首次登录,请先修改密码',
    current: '当前密码',
    next: '新密码',
    repeat: '再次输入新密码',
    differs: '两次输入的新密码不一致',
    changed: '密码已修改',
    submit: '修改密码',
  },
  problems: {
    'sign-in-refused': '登录名或密码不正确。',
  },
}

export const en: SameKeys<typeof zh> = {
  signIn: {
    title: 'Sign in',
    loginName: 'Login name',
    password: 'Password',
    submit: 'Sign in',
    again: 'Your session has ended',
    againHint: 'Sign in again. What you typed on the page is still there and what you were doing will go on.',
    other: 'Use another account',
  },
  password: {
    title: 'Change password',
    first: 'First sign-in: change your password',
    current: 'Current password',
    next: 'New password',
    repeat: 'New password again',
    differs: 'The two new passwords differ',
    changed: 'Password changed',
    submit: 'Change password',
  },
  problems: {
    'sign-in-refused': 'The login name or the password is wrong.',
  },
}
