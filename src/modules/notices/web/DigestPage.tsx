import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { notices } from '../contract.ts'
import './notices.css'
import { ReminderGroup } from './ReminderGroup.tsx'
import type { Digest } from './types.ts'

const PreferenceDialog = lazyDialog(async () => (await import('./PreferenceDialog.tsx')).PreferenceDialog)

/** What waits for the reader, by kind. Opening the page is opening this week's digest. */
export default function DigestPage() {
  const t = useTranslations()
  const answer = useEndpoint(notices.getDigest, {})
  const { mutate } = useAction(notices.openDigest)
  const [setting, set] = useState(false)
  const fresh = answer.data?.fresh ?? false
  useEffect(() => {
    if (fresh) mutate({})
  }, [fresh, mutate])
  const tools = (
    <>
      <Button onClick={() => set(true)} disabled={!answer.data}>
        {t('notices.settings')}
      </Button>
      <Button onClick={() => print()}>{t('actions.print')}</Button>
    </>
  )
  return (
    <PageFrame title={t('notices.pages.digest')} tools={tools}>
      <Answer of={answer}>{(digest) => <Groups digest={digest} />}</Answer>
      {setting && answer.data ? <PreferenceDialog digest={answer.data} onClose={() => set(false)} /> : null}
    </PageFrame>
  )
}

function Groups({ digest }: { digest: Digest }) {
  const t = useTranslations('notices')
  const { mutedUntilOn } = digest.preference
  const waiting = digest.groups.filter((group) => group.total > 0)
  const quiet = mutedUntilOn !== null && mutedUntilOn >= today()
  return (
    <>
      <p className="quiet digest-week">
        <span>{t('week', { day: digest.weekOn })}</span>
        <span>{quiet ? t('mutedUntil', { day: mutedUntilOn }) : t('next', { day: digest.nextOn })}</span>
      </p>
      {waiting.length === 0 ? <State title={t('none')} hint={t('noneHint')} /> : null}
      {waiting.map((group) => (
        <ReminderGroup key={group.source} group={group} />
      ))}
    </>
  )
}
