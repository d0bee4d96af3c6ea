import { StudiesPanel } from './StudiesPanel.tsx'
import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { volunteering } from '../contract.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import { NeedDialog } from './NeedDialog.tsx'
import { CancelShiftDialog, ShiftDialog, SignUpDialog } from './ShiftDialogs.tsx'
import { hoursOf, spanOf, useWords } from './use-words.ts'
import './service.css'

type Need = AnswerOf<typeof volunteering.getNeed>
export type Shift = Need['list'][number]
type Asked = { readonly act: 'edit' | 'shift' } | { readonly act: 'confirm' | 'sign-up' | 'cancel'; readonly shift: Shift }

/** One need: what it asks for, its shifts, who comes and what was confirmed. */
export default function NeedPage() {
  const t = useTranslations('volunteering')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(volunteering.getNeed, { params: { id } })
  const [asked, setAsked] = useState<Asked | null>(null)
  const move = useAction(volunteering.moveNeed)
  const tell = useTellProblem()
  const close = () => setAsked(null)
  const moved = (to: 'published' | 'closed') => void move.mutateAsync({ params: { id }, body: { to } }).catch(tell)
  return (
    <Answer of={answer} height={400}>
      {(need) => (
        <PageFrame
          title={need.title}
          tools={
            need.can.organise && need.state !== 'closed' ? (
              <>
                <Button onClick={() => setAsked({ act: 'edit' })}>{t('needs.edit')}</Button>
                <Button onClick={() => setAsked({ act: 'shift' })}>{t('needs.addShift')}</Button>
                {need.state === 'draft' ? (
                  <Button type="primary" onClick={() => moved('published')}>
                    {t('needs.publish')}
                  </Button>
                ) : (
                  <Button onClick={() => moved('closed')}>{t('needs.close')}</Button>
                )}
              </>
            ) : null
          }
        >
          <Facts need={need} />
          <StudiesPanel need={need} />
          {need.list.length === 0 ? <p className="panel quiet">{t('needs.noShift')}</p> : null}
          {need.list.map((shift) => (
            <ShiftPanel key={shift.id} need={need} shift={shift} onAsk={setAsked} />
          ))}
          {asked?.act === 'edit' ? <NeedDialog need={need} onClose={close} /> : null}
          {asked?.act === 'shift' ? <ShiftDialog needId={id} onClose={close} /> : null}
          {asked?.act === 'confirm' ? <ConfirmDialog shift={asked.shift} onClose={close} /> : null}
          {asked?.act === 'sign-up' ? <SignUpDialog shift={asked.shift} onClose={close} /> : null}
          {asked?.act === 'cancel' ? <CancelShiftDialog shift={asked.shift} onClose={close} /> : null}
        </PageFrame>
      )}
    </Answer>
  )
}

function Facts({ need }: { need: Need }) {
  const t = useTranslations('volunteering')
  const { word } = useWords()
  const facts: readonly (readonly [string, string | null])[] = [
    [t('field.state'), t(`state.${need.state}`)],
    [t('field.organiser'), need.organiser.name],
    [t('field.kind'), word('kinds', need.kind)],
    [t('field.project'), need.project && word('projects', need.project)],
    [t('field.offering'), need.offering],
    [t('field.team'), need.team],
    [t('field.place'), need.place],
    [t('field.risk'), `${t(`risk.${need.risk}`)} · ${need.risks}`],
    [t('field.insurance'), need.insurance && [need.insurance, need.insuredUntil].filter(Boolean).join(' · ')],
    [t('field.training'), need.training],
    [t('field.minAge'), need.minAge === null ? null : String(need.minAge)],
    [t('field.ledBy'), need.ledBy],
    [t('field.campaign'), need.campaign],
    [t('field.about'), need.about],
  ]
  return (
    <section className="panel stack">
      <dl className="service-facts">
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd data-name="">{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {need.state === 'published' ? (
        <p style={{ margin: 0 }}>
          <a className="in-text" href={`/m/volunteer/${need.id}`}>
            {t('needs.address')}
          </a>
        </p>
      ) : null}
    </section>
  )
}

interface ShiftPanelProps {
  readonly need: Need
  readonly shift: Shift
  readonly onAsk: (asked: Asked) => void
}

function ShiftPanel({ need, shift, onAsk }: ShiftPanelProps) {
  const t = useTranslations('volunteering')
  const { word } = useWords()
  const organises = need.can.organise && shift.state !== 'cancelled' && need.state !== 'draft'
  const left = shift.seats - shift.taken
  const unconfirmed = shift.people.some((one) => one.seat !== null && one.service === null)
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }} className="tnum">
        {spanOf(shift.startsAt, shift.endsAt)} · {word('roles', shift.role)}
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        {[
          t(`shiftState.${shift.state}`),
          shift.state === 'planned' ? (left > 0 ? t('needs.left', { count: left }) : t('needs.full')) : null,
          shift.waiting > 0 ? t('needs.waiting', { count: shift.waiting }) : null,
          shift.cancelReason,
          ...shift.tallies.map((one) => `${word('beneficiaries', one.category)} ${one.times}`),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <div className="row no-print" style={{ flexWrap: 'wrap' }}>
        {need.can.signUp && shift.state === 'planned' && !shift.over ? (
          <Button onClick={() => onAsk({ act: 'sign-up', shift })}>{t('needs.signUp')}</Button>
        ) : null}
        {organises && shift.over ? (
          <Button type={unconfirmed ? 'primary' : 'default'} onClick={() => onAsk({ act: 'confirm', shift })}>
            {t(unconfirmed || shift.state === 'planned' ? 'needs.confirm' : 'needs.recount')}
          </Button>
        ) : null}
        {organises && shift.state === 'planned' ? (
          <Button onClick={() => onAsk({ act: 'cancel', shift })}>{t('needs.cancel')}</Button>
        ) : null}
      </div>
      {!need.mine ? null : shift.people.length === 0 ? (
        <p className="quiet">{t('needs.nobody')}</p>
      ) : (
        <PlainTable
          label={t('pages.people')}
          rows={shift.people}
          rowKey={(one) => one.signUpId}
          columns={[
            {
              key: 'name',
              title: t('field.name'),
              render: (one) => <Door to={`/service/people/${one.volunteerId}`}>{one.name}</Door>,
            },
            { key: 'seat', title: t('field.state'), render: (one) => t(one.seat === null ? 'needs.queue' : 'needs.seat') },
            {
              key: 'hours',
              title: t('field.hours'),
              align: 'right',
              className: 'tnum',
              render: (one) => (one.service ? hoursOf(one.service.minutes) : nothing),
            },
            { key: 'grade', title: t('field.grade'), render: (one) => (one.service ? t(`grade.${one.service.grade}`) : nothing) },
          ]}
        />
      )}
    </section>
  )
}
