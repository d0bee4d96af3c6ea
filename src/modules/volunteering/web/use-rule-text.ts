import { useLanguage } from '../../../web/phrases/language.ts'
import { dateRules as en } from '../phrases.en.ts'
import { dateRules as zh } from '../phrases.zh.ts'
import type { DateRule } from '../rules/recurring.ts'
import { ruleText } from '../rules/rule-text.ts'

/** A date rule as people say it, in the language of the page. */
export function useRuleText(): (rule: DateRule) => string {
  const { language } = useLanguage()
  return (rule) => ruleText(rule, language === 'en' ? en : zh)
}

/** Names of weekdays, Monday first. */
export function useWeekdays(): readonly { value: number; label: string }[] {
  const { language } = useLanguage()
  return (language === 'en' ? en : zh).weekdays.split('|').map((label, at) => ({ value: at + 1, label }))
}
