import kit from 'antd/es/locale/en_US.js'
import 'dayjs/locale/en.js'
import { en as messages } from './collect.en.ts'
import { unwrapped } from './kit-locale.ts'

export const words = { messages, kit: unwrapped(kit), days: 'en' }
