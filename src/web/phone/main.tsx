import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import type { Messages } from '../phrases/collect.ts'
import { LanguageContext, rememberedLanguage } from '../phrases/language.ts'
import { type Spoken, useWords } from '../phrases/use-words.ts'
import { loadPhoneWords } from './messages.ts'
import './phone.css'
import { Entry } from './Root.tsx'

function Phone({ first }: { first: Spoken<Messages> }) {
  const { spoken, choice } = useWords(first, loadPhoneWords)
  return (
    <LanguageContext value={choice}>
      <IntlProvider locale={spoken.language} messages={spoken.words} timeZone="Asia/Shanghai">
        <Entry />
      </IntlProvider>
    </LanguageContext>
  )
}

const first = await loadPhoneWords(rememberedLanguage())

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Phone first={first} />
  </StrictMode>,
)
