import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { ListTools } from '../../../../web/ui/ListTools.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import type { CommunityAnswer } from '../community/types.ts'
import { MeetingFilters, useMeetingFilter } from './MeetingFilters.tsx'
import { MeetingTable } from './MeetingTable.tsx'

const CallMeetingDialog = lazyDialog(async () => (await import('./MeetingDialogs.tsx')).CallMeetingDialog)

/** Meetings the convenors of one community have called, what is tabled for them, and what became of them. */
export function MeetingsTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.meetings')
  const [state, change] = useUrlState()
  const [calling, setCalling] = useState(false)
  const filter = { ...useMeetingFilter(), communityId: one.id }
  const answer = useEndpoint(alliances.listMeetings, { query: { ...filter, page: Number(state.page ?? 1) } }, { keep: true })
  const callFor = answer.data?.callFor ?? []
  return (
    <section className="panel long stack list-panel">
      <div className="row no-print filters">
        <MeetingFilters />
        <ListTools endpoint={alliances.exportMeetings} query={filter} />
        {callFor.length > 0 ? (
          <Button type="primary" onClick={() => setCalling(true)}>
            {t('call')}
          </Button>
        ) : null}
        <Door to="/community-meetings">{t('seeAll')}</Door>
      </div>
      <Answer of={answer} height={240}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <MeetingTable list={list} onPage={(page) => change({ page: page === 1 ? null : page })} />
          )
        }
      </Answer>
      {calling ? <CallMeetingDialog id={one.id} callFor={callFor} onClose={() => setCalling(false)} /> : null}
    </section>
  )
}
