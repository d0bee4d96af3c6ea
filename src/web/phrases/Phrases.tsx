import { ConfigProvider } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { Locale } from 'antd/es/locale/index.js'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn.js'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { IntlProvider } from 'use-intl'
import { theme } from '../ui/theme.ts'
import { messages } from './collect.ts'
import { type Language, LanguageContext, rememberedLanguage, rememberLanguage } from './language.ts'

/** antd ships its locales as CommonJS-shaped types over ES modules: take the default wherever it is. */
const unwrap = (locale: unknown) => ((locale as { default?: Locale }).default ?? locale) as Locale
const kitLocales: Readonly<Record<Language, Locale>> = { 'zh-CN': unwrap(zhCN), en: unwrap(enUS) }

/** Words, numbers, dates and the design system in the chosen language. */
export function Phrases({ children, language: fixed }: { children: ReactNode; language?: Language }) {
  const [language, setLanguage] = useState<Language>(fixed ?? rememberedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
    dayjs.locale(language === 'en' ? 'en' : 'zh-cn')
  }, [language])
  const choice = useMemo(
    () => ({
      language,
      choose: (next: Language) => {
        rememberLanguage(next)
        setLanguage(next)
      },
    }),
    [language],
  )
  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={language}
        messages={messages[language]}
        timeZone="Asia/Shanghai"
        onError={() => {}}
        getMessageFallback={({ namespace, key }) => (namespace ? `${namespace}.${key}` : key)}
      >
        <ConfigProvider locale={kitLocales[language]} theme={theme} button={{ autoInsertSpace: false }}>
          {children}
        </ConfigProvider>
      </IntlProvider>
    </LanguageContext>
  )
}
