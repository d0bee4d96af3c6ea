import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { endsMembership } from '../rules.ts'
import type { Member } from './types.ts'

const own = () => import('./dialogs/MemberDialogs.tsx')
const account = () => import('./dialogs/AccountDialogs.tsx')
const relation = () => import('./dialogs/RelationDialogs.tsx')
const dialogs = {
  transfer: lazyDialog(async () => (await relation()).TransferDialog),
  move: lazyDialog(async () => (await relation()).MoveDialog),
  report: lazyDialog(async () => (await import('./dialogs/MobileDialogs.tsx')).ReportDialog),
  away: lazyDialog(async () => (await own()).AwayDialog),
  back: lazyDialog(async () => (await own()).BackDialog),
  decide: lazyDialog(async () => (await own()).StandingDialog),
  correct: lazyDialog(async () => (await own()).CorrectDialog),
  invite: lazyDialog(async () => (await account()).InviteDialog),
  register: lazyDialog(async () => (await import('./dialogs/RegisterDialog.tsx')).RegisterDialog),
  unlink: lazyDialog(async () => (await account()).UnlinkDialog),
}
type Act = keyof typeof dialogs

/** What can be entered about a member as it stands. */
export function MemberActs({ member }: { member: Member }) {
  const t = useTranslations('members.act')
  const [act, setAct] = useState<Act | null>(null)
  const gone = member.standing !== null && endsMembership(member.standing)
  const offered: Act[] = [
    ...(member.branch && !gone ? (['transfer', 'register'] as const) : []),
    ...(gone ? [] : (['move'] as const)),
    ...(member.branch && !member.awaySince ? (['report', 'away'] as const) : []),
    ...(member.awaySince ? (['back'] as const) : []),
    'decide',
    'correct',
    ...(member.account.linked ? (['unlink'] as const) : gone ? [] : (['invite'] as const)),
  ]
  const Dialog = act ? dialogs[act] : null
  return (
    <div className="row member-acts no-print">
      {offered.map((one) => (
        <Button key={one} size="small" onClick={() => setAct(one)}>
          {t(one)}
        </Button>
      ))}
      {Dialog ? <Dialog member={member} onClose={() => setAct(null)} /> : null}
    </div>
  )
}
