import { PrinterOutlined } from '@ant-design/icons'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Form, Input, Tag } from 'antd'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { download } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useCan } from '../../../web/kit/session.ts'
import { today } from '../../../web/kit/today.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { useActivityWords, useCancelWords } from './use-activity-words.ts'
import type { ActivityAnswer } from '../../../web/entry/first-draft.ts'

const RevealDialog = lazyDialog(async () => (await import('./RevealDialog.tsx')).RevealDialog)

/** One activity with its whole course: plan, record, corrections. */
export default function ActivityPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(activities.getActivity, { params: { id } })
  return <Answer of={answer}>{(one) => <ActivityBody one={one} />}</Answer>
}

function ActivityBody({ one }: { one: ActivityAnswer }) {
  const t = useTranslations('activities')
  const words = useActivityWords()
  return (
    <PageFrame title={one.title ?? words.names('kinds', one.kinds)} tools={<Tools one={one} />} printFilter={one.onDay}>
      <div className="row">
        <Tag>{t(`states.${one.state}`)}</Tag>
        <span className="quiet tnum">
          {t('list.no')} {one.no} · {one.onDay}
        </span>
      </div>
      <div className="grid-main">
        <Facts one={one} />
        <div className="stack">
          <Attendance one={one} />
          <Course one={one} />
        </div>
      </div>
    </PageFrame>
  )
}

function Facts({ one }: { one: ActivityAnswer }) {
  const whyCancelled = useCancelWords()
  const t = useTranslations('activities')
  const format = useFormatter()
  const words = useActivityWords()
  const time = (at: string | null) => (at ? format.dateTime(new Date(at), { timeStyle: 'short' }) : null)
  const rows: Fact[] = [
    [t('list.kinds'), words.names('kinds', one.kinds)],
    [
      t('list.hosts'),
      one.hosts.map((host) => (
        <div key={host.no}>
          <Door to={`/units/${host.no}`}>{host.name}</Door>
        </div>
      )),
    ],
    [t('one.partners'), [...one.partners.map((partner) => partner.name), ...one.partnerNames].join(comma())],
    [t('one.time'), [time(one.startsAt), time(one.endsAt)].filter(Boolean).join(' – ')],
    [t('list.place'), one.place],
    [t('entry.formats'), words.names('formats', one.formats)],
    [t('entry.lines'), words.names('lines', one.lines)],
    [t('one.openTo'), one.openTo.map((who) => t(`openTo.${who as 'members'}`)).join(comma())],
    [t('one.agenda'), one.agenda],
    [t('one.minutes'), one.minutes],
    [t('one.followUp'), one.followUp],
    [t('one.feedback'), one.feedback],
    [t('one.outreach'), one.outreach && t(`outreach.${one.outreach}`)],
    [t('one.others'), one.others > 0 ? t('one.othersCount', { nonMembers: one.nonMembers, residents: one.residents }) : null],
    [t('one.reason'), one.cancelReason && whyCancelled(one.cancelReason)],
  ]
  return (
    <section className="panel">
      <FactList facts={rows} />
    </section>
  )
}

function Attendance({ one }: { one: ActivityAnswer }) {
  const t = useTranslations('activities')
  const may = useCan('activity.reveal')
  const [asking, setAsking] = useState(false)
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>
          {t('one.came')} <span className="tnum">{one.members}</span>
        </h2>
        {may && one.attendance.some((row) => row.name !== null) && names.size === 0 ? (
          <Button size="small" className="no-print" onClick={() => setAsking(true)}>
            {t('one.reveal')}
          </Button>
        ) : null}
      </div>
      {one.attendance.length === 0 ? (
        <p className="quiet">{t('one.noMembers')}</p>
      ) : (
        <PlainTable
          label={t('one.came')}
          rows={one.attendance}
          rowKey={(row) => row.memberId}
          columns={[
            {
              key: 'name',
              title: t('one.name'),
              render: (row) => <span data-name>{names.get(row.memberId) ?? row.name ?? t('one.elsewhere')}</span>,
            },
            {
              key: 'branch',
              title: t('one.branch'),
              render: (row) => (
                <>
                  {row.branch?.name ?? nothing} {row.mobile ? <Tag>{t('entry.mobile')}</Tag> : null}
                </>
              ),
            },
          ]}
        />
      )}
      {asking ? <RevealDialog id={one.id} onClose={() => setAsking(false)} onShown={setNames} /> : null}
    </section>
  )
}

function Course({ one }: { one: ActivityAnswer }) {
  const t = useTranslations('activities')
  const format = useFormatter()
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.course')}</h2>
      </div>
      <PlainTable
        label={t('one.course')}
        rows={one.course}
        rowKey={(row) => row.at + row.state}
        columns={[
          {
            key: 'at',
            title: t('one.at'),
            className: 'tnum',
            render: (row) => format.dateTime(new Date(row.at), { dateStyle: 'short', timeStyle: 'short' }),
          },
          { key: 'state', title: t('list.state'), render: (row) => t(`states.${row.state}`) },
          { key: 'members', title: t('list.members'), align: 'right', className: 'tnum', render: (row) => row.members },
          { key: 'by', title: t('one.by'), render: (row) => <span data-name>{row.by ?? nothing}</span> },
        ]}
      />
    </section>
  )
}

function Tools({ one }: { one: ActivityAnswer }) {
  const t = useTranslations('activities.one')
  const actions = useTranslations('actions')
  const [act, setAct] = useState<'cancel' | 'retract' | null>(null)
  const mayHold = one.state === 'planned' && one.onDay <= today()
  const link = (search: object, label: string, strong = false) => (
    <Link to={'/activities/new' as never} search={search as never}>
      <Button type={strong ? 'primary' : 'default'}>{label}</Button>
    </Link>
  )
  return (
    <>
      {one.can.record && mayHold ? link({ id: one.id }, t('holdIt'), true) : null}
      {one.can.record && one.state === 'held' ? link({ id: one.id }, t('correct')) : null}
      {one.can.record && one.state === 'planned' ? <Button onClick={() => setAct('cancel')}>{t('cancel')}</Button> : null}
      {one.can.record ? link({ copy: one.id }, t('copy')) : null}
      {one.can.record ? <Button onClick={() => setAct('retract')}>{t('retract')}</Button> : null}
      <Button onClick={() => void download(activities.exportMinutes, { params: { id: one.id } })}>{t('minutesFile')}</Button>
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
      {act ? <ReasonDialog one={one} act={act} onClose={() => setAct(null)} /> : null}
    </>
  )
}

function ReasonDialog({ one, act, onClose }: { one: ActivityAnswer; act: 'cancel' | 'retract'; onClose: () => void }) {
  const t = useTranslations()
  const send = useAction(act === 'cancel' ? activities.cancelActivity : activities.retractActivity)
  const label = t('activities.one.reason')
  return (
    <ActionDialog<{ reason: string }>
      title={t(`activities.one.${act}`)}
      hint={t(`activities.one.${act}Hint`)}
      pending={send.isPending}
      error={send.error}
      danger={act === 'retract'}
      send={async (body) => {
        await send.mutateAsync({ params: { id: one.id }, body, revision: one.revision })
        if (act === 'retract') history.back()
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={label} rules={[{ required: true, message: t('form.required', { name: label }) }]}>
        <Input maxLength={300} />
      </Form.Item>
    </ActionDialog>
  )
}
