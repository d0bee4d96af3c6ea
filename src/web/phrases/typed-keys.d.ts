import type { Messages } from './collect.ts'

declare module 'use-intl' {
  interface AppConfig {
    Messages: Messages
  }
}
