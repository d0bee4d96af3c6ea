import { PrinterOutlined } from '@ant-design/icons'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { comma } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { PageTabs } from '../../../../web/ui/PageTabs.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { CommunityTag } from '../CommunityTag.tsx'
import { useAllianceWords } from '../use-words.ts'
import { FoundingTab } from './FoundingTab.tsx'
import { LinesTab } from './LinesTab.tsx'
import { MembersTab } from './MembersTab.tsx'
import { FundsTab } from './FundsTab.tsx'
import { JointTab } from './JointTab.tsx'
import { MeetingsTab } from '../meetings/MeetingsTab.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { SharedTab } from './SharedTab.tsx'
import { TurnsTab } from './TurnsTab.tsx'
import type { CommunityAnswer } from './types.ts'
import { YearTab } from './YearTab.tsx'

const FoundDialog = lazyDialog(async () => (await import('./FoundDialog.tsx')).FoundDialog)

/** One community: what it is founded on, who is in it, whose turn it is, what it shares, and its year. */
export default function CommunityPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(alliances.getCommunity, { params: { id } })
  return <Answer of={answer}>{(one) => <CommunityBody one={one} />}</Answer>
}

function CommunityBody({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances')
  const words = useAllianceWords()
  const [state, change] = useUrlState()
  const stands = one.establishedOn !== null
  const seesFunds = useCan('community.funds')
  const tabs = [
    { key: 'founding', label: t('communities.tabs.founding'), children: <FoundingTab one={one} /> },
    { key: 'members', label: t('communities.tabs.members'), children: <MembersTab one={one} /> },
    ...(seesFunds ? [{ key: 'funds', label: t('communities.tabs.funds'), children: <FundsTab one={one} /> }] : []),
    ...(stands
      ? [
          { key: 'shared', label: t('communities.tabs.shared'), children: <SharedTab one={one} /> },
          { key: 'lines', label: t('communities.tabs.lines'), children: <LinesTab one={one} /> },
          { key: 'meetings', label: t('communities.tabs.meetings'), children: <MeetingsTab one={one} /> },
          { key: 'activities', label: t('communities.tabs.activities'), children: <JointTab one={one} /> },
          { key: 'turns', label: t('communities.tabs.turns'), children: <TurnsTab one={one} /> },
          { key: 'year', label: t('communities.tabs.year'), children: <YearTab one={one} /> },
        ]
      : []),
  ]
  return (
    <PageFrame title={one.name} tools={<Tools one={one} />} printFilter={`${t('file.heads.no')} ${one.no}`}>
      <div className="row">
        <CommunityTag state={one.state} />
        <span className="quiet">
          {[words.name('forms', one.form), ...one.cross.map((kind) => t(`file.crossKinds.${kind}`))].join(comma())}
        </span>
        {one.caseId && !stands ? <Door to={`/cases/${one.caseId}`}>{t('communities.seeCase')}</Door> : null}
      </div>
      <PageTabs
        label={one.name}
        activeKey={tabs.some((tab) => tab.key === state.tab) ? state.tab! : 'founding'}
        onChange={(tab) =>
          change({
            tab: tab === 'founding' ? null : tab,
            kind: null,
            open: null,
            page: null,
            q: null,
            year: null,
            source: null,
            state: null,
            stage: null,
            line: null,
          })
        }
        items={tabs}
      />
    </PageFrame>
  )
}

function Tools({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const actions = useTranslations('actions')
  const navigate = useNavigate()
  const apply = useAction(alliances.applyCommunity)
  const withdraw = useAction(alliances.withdrawCommunity)
  const [open, setOpen] = useState<'amend' | 'withdraw' | null>(null)
  const [busy, begin] = useWork()
  const send = async () => {
    const { caseId } = await apply.mutateAsync({ params: { id: one.id }, body: {} })
    await navigate({ to: `/cases/${caseId}` as never })
  }
  return (
    <>
      {one.can.apply ? (
        <Button type="primary" disabled={one.unmet.length > 0} loading={busy} onClick={() => begin(send)}>
          {t('apply')}
        </Button>
      ) : null}
      {one.can.amend ? <Button onClick={() => setOpen('amend')}>{t('amend')}</Button> : null}
      {one.can.apply ? <Button onClick={() => setOpen('withdraw')}>{t('withdraw')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
      {open === 'amend' ? <FoundDialog one={one} onClose={() => setOpen(null)} /> : null}
      {open === 'withdraw' ? (
        <ReasonDialog
          title={t('withdraw')}
          pending={withdraw.isPending}
          error={withdraw.error}
          send={(reason) => withdraw.mutateAsync({ params: { id: one.id }, body: { reason } })}
          onClose={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}
