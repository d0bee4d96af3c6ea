import { type ComponentType, lazy, type ReactNode, useEffect, useState } from 'react'
import { IntlProvider, useMessages } from 'use-intl'
import { useLanguage } from '../phrases/language.ts'

/** Words of modules that come with the pages that speak them, and not with the phone's first page. */
const words = {
  alliances: { zh: () => import('./words/alliances.zh.ts'), en: () => import('./words/alliances.en.ts') },
  demands: { zh: () => import('./words/demands.zh.ts'), en: () => import('./words/demands.en.ts') },
  development: { zh: () => import('./words/development.zh.ts'), en: () => import('./words/development.en.ts') },
  digest: { zh: () => import('./words/digest.zh.ts'), en: () => import('./words/digest.en.ts') },
  lists: { zh: () => import('./words/lists.zh.ts'), en: () => import('./words/lists.en.ts') },
  places: { zh: () => import('./words/places.zh.ts'), en: () => import('./words/places.en.ts') },
  service: { zh: () => import('./words/service.zh.ts'), en: () => import('./words/service.en.ts') },
}
type Words = keyof typeof words

interface Said {
  readonly language: string
  readonly messages: { readonly problems?: object }
}

/** Shows what stands in it once its words are there; when the language changes, again. */
export function Spoken({ of, children }: { of: Words; children: ReactNode }) {
  const { language } = useLanguage()
  const phone = useMessages() as { readonly problems: object }
  const [said, setSaid] = useState<Said>()
  useEffect(() => {
    const { en, zh } = words[of]
    const coming = language === 'en' ? en().then((one) => one.en) : zh().then((one) => one.zh)
    void coming.then((messages) => setSaid({ language, messages: messages as Said['messages'] }))
  }, [language, of])
  if (said?.language !== language) return <p className="wait" role="status" />
  const messages = { ...phone, ...said.messages, problems: { ...phone.problems, ...said.messages.problems } }
  return (
    <IntlProvider locale={language} messages={messages as never} timeZone="Asia/Shanghai" onError={() => {}}>
      {children}
    </IntlProvider>
  )
}

/** A page that is loaded when it is opened and brings its words along. */
export const brings = <P extends object>(of: Words, load: () => Promise<ComponentType<P>>) =>
  lazy(async () => {
    const Page = await load()
    return {
      default: (props: P) => (
        <Spoken of={of}>
          <Page {...props} />
        </Spoken>
      ),
    }
  })
