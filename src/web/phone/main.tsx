import { StrictMode, useEffect, useMemo, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import { type Language, LanguageContext, rememberedLanguage, rememberLanguage } from '../phrases/language.ts'
import { messages } from './messages.ts'
import './phone.css'
import { Root } from './Root.tsx'

function Phone() {
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  useEffect(() => {
    document.documentElement.lang = language
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
      <IntlProvider locale={language} messages={messages[language]} timeZone="Asia/Shanghai">
        <Root />
      </IntlProvider>
    </LanguageContext>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Phone />
  </StrictMode>,
)
