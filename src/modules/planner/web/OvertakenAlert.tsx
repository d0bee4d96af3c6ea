import { Alert, Button } from 'antd'
import { useTranslations } from 'use-intl'
import { comma } from '../../../web/ui/figures.ts'

interface OvertakenAlertProps {
  readonly title: string
  readonly overtaken: readonly { readonly name: string; readonly what: string }[]
  /** Absent where the reader may not make a plan. */
  readonly onAgain: (() => void) | null
}

const shown = 8

/** Facts have moved on since the plan was made: of whom what has changed, and bringing the plan up to date. */
export function OvertakenAlert({ title, overtaken, onAgain }: OvertakenAlertProps) {
  const t = useTranslations('planner.overtaken')
  if (overtaken.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={overtaken
        .slice(0, shown)
        .map((one) => t('one', { name: one.name, what: one.what }))
        .join(comma())}
      action={onAgain ? <Button onClick={onAgain}>{t('refresh')}</Button> : null}
    />
  )
}
