import { useTranslations } from 'use-intl'
import type { RuleLine } from './types.ts'

/** The rule behind a verdict and where it is written. */
export function RuleNote({ rule }: { rule: RuleLine }) {
  const t = useTranslations('elections.term')
  return rule ? (
    <small className="quiet" lang="zh-CN">
      {t('rule', { source: rule.source })}
    </small>
  ) : null
}
