import { ConfigProvider } from 'antd'
import dayjs from 'dayjs'
import { type ReactNode, useEffect } from 'react'
import { IntlProvider } from 'use-intl'
import { useStill } from '../kit/use-wide.ts'
import { stillTheme, theme } from '../ui/theme.ts'
import { LanguageContext } from './language.ts'
import { loadOfficeWords, type OfficeWords } from './office.ts'
import { type Spoken, useWords } from './use-words.ts'

/** Words, numbers, dates and the design system in the chosen language. */
export function Phrases({ children, first }: { children: ReactNode; first: Spoken<OfficeWords> }) {
  const { spoken, choice } = useWords(first, loadOfficeWords)
  const { messages, kit, days } = spoken.words
  const still = useStill()
  useEffect(() => {
    dayjs.locale(days)
  }, [days])
  return (
    <LanguageContext value={choice}>
      <IntlProvider
        locale={spoken.language}
        messages={messages}
        timeZone="Asia/Shanghai"
        onError={() => {}}
        getMessageFallback={({ namespace, key }) => (namespace ? `${namespace}.${key}` : key)}
      >
        <ConfigProvider locale={kit} theme={still ? stillTheme : theme} button={{ autoInsertSpace: false }}>
          {children}
        </ConfigProvider>
      </IntlProvider>
    </LanguageContext>
  )
}
