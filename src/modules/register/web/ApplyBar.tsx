import { Alert, Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { register } from '../contract.ts'
import type { ImportView } from './words.ts'

/** Stays at the foot while rows are checked: what applying would write, and the confirmation. */
export function ApplyBar({ of: view }: { of: ImportView }) {
  const t = useTranslations('register.apply')
  const text = useProblemText()
  const [asked, setAsked] = useState(false)
  const apply = useAction(register.apply)
  const [added, changed] = [view.verdicts['new'] ?? 0, view.verdicts['changed'] ?? 0]
  if (!view.can.apply) return null
  return (
    <div className="register-apply no-print">
      <span>{added + changed === 0 ? t('nothing') : t('text', { added, changed, day: view.statementOn ?? nothing })}</span>
      <Button type="primary" disabled={added + changed === 0} onClick={() => setAsked(true)}>
        {t('action', { count: added + changed })}
      </Button>
      <Modal
        open={asked}
        title={t('title')}
        okText={t('confirm')}
        confirmLoading={apply.isPending}
        onCancel={() => setAsked(false)}
        onOk={() => apply.mutate({ params: { id: view.id } }, { onSuccess: () => setAsked(false) })}
      >
        <p>{t('text', { added, changed, day: view.statementOn ?? nothing })}</p>
        {apply.error ? <Alert type="error" showIcon title={text(apply.error)} /> : null}
      </Modal>
    </div>
  )
}
