import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { nothing } from '../../../../web/ui/figures.ts'
import { PlainTable } from '../../../../web/ui/PlainTable.tsx'
import { useWork } from '../../../../web/ui/telling.ts'
import { alliances } from '../../contract.ts'
import { ReasonDialog } from './ReasonDialog.tsx'
import { useReason } from '../use-words.ts'
import type { CommunityAnswer } from './types.ts'

type Act = { readonly what: 'decline' | 'leave' | 'lead'; readonly no: number; readonly name: string }

/** Who is in it since when, who asks to join, who has left. Members keep their own superiors. */
export function MembersTab({ one }: { one: CommunityAnswer }) {
  const t = useTranslations('alliances.communities')
  const reasonOf = useReason()
  const [act, setAct] = useState<Act | null>(null)
  const answer = useAction(alliances.answerRequest)
  const leave = useAction(alliances.leaveCommunity)
  const lead = useAction(alliances.handOverLead)
  const [busy, begin] = useWork()
  const stands = one.establishedOn !== null && one.endedOn === null
  const acts = (no: number, name: string) => (
    <span className="row no-print">
      {stands && no !== one.lead.no && (one.can.lead || one.can.ownNos.includes(no)) ? (
        <Button size="small" onClick={() => setAct({ what: 'leave', no, name })}>
          {t('leave')}
        </Button>
      ) : null}
      {stands && no !== one.lead.no && one.can.lead ? (
        <Button size="small" onClick={() => setAct({ what: 'lead', no, name })}>
          {t('handOver')}
        </Button>
      ) : null}
    </span>
  )
  const send = (reason: string) => {
    const request = { params: { id: one.id }, body: { unitNo: act!.no, reason } }
    if (act!.what === 'leave') return leave.mutateAsync(request)
    if (act!.what === 'lead') return lead.mutateAsync(request)
    return answer.mutateAsync({ ...request, body: { ...request.body, accept: false } })
  }
  const accept = (unitNo: number) => begin(() => answer.mutateAsync({ params: { id: one.id }, body: { unitNo, accept: true } }))
  return (
    <div className="stack">
      {one.requests.length > 0 ? (
        <section className="panel">
          <div className="panel-head">
            <h2>{t('requests')}</h2>
          </div>
          <PlainTable
            label={t('requests')}
            rows={one.requests}
            rowKey={(row) => row.id}
            columns={[
              { key: 'unit', title: t('member'), render: (row) => <span data-name>{row.unit.name}</span> },
              { key: 'day', title: t('askedOn'), className: 'tnum', render: (row) => row.askedOn },
              { key: 'reason', title: t('reason'), render: (row) => <span data-name>{reasonOf(row.reason) ?? nothing}</span> },
              {
                key: 'acts',
                title: t('action'),
                render: (row) =>
                  one.can.lead ? (
                    <span className="row no-print">
                      <Button size="small" type="primary" loading={busy} onClick={() => accept(row.unit.no)}>
                        {t('accept')}
                      </Button>
                      <Button size="small" onClick={() => setAct({ what: 'decline', no: row.unit.no, name: row.unit.name })}>
                        {t('decline')}
                      </Button>
                    </span>
                  ) : (
                    nothing
                  ),
              },
            ]}
          />
        </section>
      ) : null}
      <section className="panel">
        <PlainTable
          label={t('tabs.members')}
          rows={one.members}
          rowKey={(row) => row.no}
          columns={[
            { key: 'name', title: t('member'), render: (row) => <span data-name>{row.name}</span> },
            { key: 'from', title: t('since'), className: 'tnum', render: (row) => row.fromOn ?? t('named') },
            { key: 'role', title: t('office'), render: (row) => (row.no === one.lead.no ? t('lead') : nothing) },
            { key: 'acts', title: t('action'), render: (row) => acts(row.no, row.name) },
          ]}
        />
      </section>
      {one.former.length > 0 ? (
        <section className="panel">
          <div className="panel-head">
            <h2>{t('former')}</h2>
          </div>
          <PlainTable
            label={t('former')}
            rows={one.former}
            rowKey={(row) => `${one.former.indexOf(row)}`}
            columns={[
              { key: 'name', title: t('member'), render: (row) => <span data-name>{row.name}</span> },
              {
                key: 'period',
                title: t('period'),
                className: 'tnum',
                render: (row) => (row.state === 'left' ? `${row.fromOn} – ${row.untilOn}` : t(row.state)),
              },
              { key: 'reason', title: t('reason'), render: (row) => <span data-name>{reasonOf(row.reason) ?? nothing}</span> },
            ]}
          />
        </section>
      ) : null}
      {act ? (
        <ReasonDialog
          title={t(act.what === 'lead' ? 'handOver' : act.what)}
          pending={answer.isPending || leave.isPending || lead.isPending}
          error={answer.error ?? leave.error ?? lead.error}
          send={send}
          onClose={() => setAct(null)}
        >
          <p data-name>{act.name}</p>
        </ReasonDialog>
      ) : null}
    </div>
  )
}
