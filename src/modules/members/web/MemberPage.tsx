import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../../web/kit/client.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import './members.css'
import { MemberActs } from './MemberActs.tsx'
import { MemberHistory } from './MemberHistory.tsx'
import { TransferTable } from './TransferTable.tsx'
import type { Member } from './types.ts'

const PurposeDialog = lazyDialog(async () => (await import('./dialogs/PurposeDialog.tsx')).PurposeDialog)

/** A member: where, in what standing, and everything that was entered. */
export default function MemberPage() {
  const t = useTranslations('members')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(members.getMember, { params: { id } }, { keep: true })
  return (
    <PageFrame title={t('pages.one')}>
      <Answer of={answer} height={420}>
        {(member) => (
          <div className="stack">
            <Facts member={member} />
            <Transfers memberId={member.id} />
            <MemberHistory member={member} />
          </div>
        )}
      </Answer>
    </PageFrame>
  )
}

function branchOf({ branch }: Member): ReactNode {
  return branch ? <Door to={`/units/${branch.no}`}>{branch.name}</Door> : null
}

function Facts({ member }: { member: Member }) {
  const t = useTranslations('members')
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<{ name: string; phone: string | null; purpose: string } | null>(null)
  const accountOf = () => {
    if (member.account.linked) return t('own.invite.linked')
    return member.account.invitedUntil ? t('own.invite.waiting', { until: member.account.invitedUntil }) : t('own.invite.none')
  }
  const facts: [string, ReactNode][] = [
    ['phone', shown ? (shown.phone ?? nothing) : (member.phone ?? nothing)],
    ['branch', branchOf(member) ?? t('member.noBranch')],
    ['place', member.place ? t(`place.${member.place}`) : nothing],
    ['standing', member.standing ? t(`standing.${member.standing}`) : nothing],
    ['joinedOn', member.joinedOn ?? nothing],
    ['awaySince', member.awaySince ?? nothing],
    ['account', accountOf()],
    ['host', member.host?.name ?? member.spells.find((one) => one.untilOn === null)?.hostName ?? nothing],
  ]
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 data-name="">{shown?.name ?? member.name}</h2>
        {shown ? (
          <span className="quiet">{t('reveal.shown', { purpose: shown.purpose })}</span>
        ) : member.can.reveal ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {t('reveal.show')}
          </Button>
        ) : null}
      </div>
      <FactList
        facts={facts.map(
          ([key, value]) => [key === 'account' ? t('own.invite.account') : t(`field.${key as 'phone'}`), value] as const,
        )}
      />
      {member.can.change ? <MemberActs member={member} /> : null}
      {asking ? (
        <PurposeDialog
          hint={t('reveal.hint')}
          onClose={() => setAsking(false)}
          choose={async (purpose, word) => {
            const found = await call(members.revealMember, { params: { id: member.id }, body: { purpose } })
            setShown({ ...found, purpose: word })
          }}
        />
      ) : null}
    </section>
  )
}

function Transfers({ memberId }: { memberId: string }) {
  const t = useTranslations('members')
  const answer = useEndpoint(members.listTransfers, { query: { memberId, state: 'all', pageSize: 20 } }, { keep: true })
  if (!answer.data || answer.data.total === 0) return null
  return (
    <section className="panel">
      <h2>{t('pages.transfers')}</h2>
      <TransferTable rows={answer.data.items} />
    </section>
  )
}
