import kit from 'antd/es/locale/zh_CN.js'
import 'dayjs/locale/zh-cn.js'
import { zh as messages } from './collect.zh.ts'
import { unwrapped } from './kit-locale.ts'

export const words = { messages, kit: unwrapped(kit), days: 'zh-cn' }
