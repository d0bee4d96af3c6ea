import { GlobalOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useLanguage } from '../phrases/language.ts'

/** Two languages, so the switch simply names the other one, in that language. */
export function LanguageSwitch({ compact = false }: { compact?: boolean }) {
  const t = useTranslations('shell')
  const { language, choose } = useLanguage()
  const other = language === 'en' ? 'zh-CN' : 'en'
  return (
    <Button type="text" icon={<GlobalOutlined />} aria-label={t('otherLanguage')} lang={other} onClick={() => choose(other)}>
      {compact ? <span className="not-phone">{t('otherLanguage')}</span> : t('otherLanguage')}
    </Button>
  )
}
