import type { Locale } from 'antd/es/locale/index.js'

/** antd ships its locales as CommonJS-shaped types over ES modules: take the default wherever it is. */
export function unwrapped(locale: unknown): Locale {
  return (locale as { default?: Locale }).default ?? (locale as Locale)
}
