import { Button } from 'antd'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { Flag } from '../../../web/ui/Flag.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { volunteering } from '../contract.ts'
import { CertifyDialog, CorrectDialog, GiveDialog, RedeemDialog } from './PersonDialogs.tsx'
import { hoursOf, spanOf } from './use-words.ts'
import { FindLeaderDialog } from './LeaderDialogs.tsx'
import { HelpPanel } from './HelpDialog.tsx'
import { OriginPanel } from './OriginPanel.tsx'
import { SkillsPanel } from './SkillsPanel.tsx'
import './service.css'

export type Volunteer = AnswerOf<typeof volunteering.getVolunteer>
export type Service = Volunteer['list'][number]
type Asked = { readonly act: 'certify' | 'redeem' | 'give' | 'leader' } | { readonly act: 'correct'; readonly service: Service }

/** One volunteer: what was confirmed, what is banked with every movement, what was certified. */
export default function PersonPage() {
  const t = useTranslations('volunteering')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(volunteering.getVolunteer, { params: { id } })
  const words = useEndpoint(volunteering.listLeaders, { query: { pageSize: '1' } as never }).data?.words
  const [asked, setAsked] = useState<Asked | null>(null)
  const close = () => setAsked(null)
  return (
    <Answer of={answer} height={400}>
      {(person) => (
        <PageFrame
          title={person.name}
          tools={
            <>
              {person.leader ? (
                <Door to={`/service/leaders/${person.leader.id}`}>
                  {`${t('pages.leader')} · ${t(`leaderStates.${person.leader.state}`)}`}
                </Door>
              ) : (
                <Button onClick={() => setAsked({ act: 'leader' })}>{t('leaders.find')}</Button>
              )}
              {person.organisers.length > 0 ? (
                <Button onClick={() => setAsked({ act: 'certify' })}>{t('person.certify')}</Button>
              ) : null}
              {person.bank.on && person.bank.balance > 0 ? (
                <>
                  <Button onClick={() => setAsked({ act: 'redeem' })}>{t('person.redeem')}</Button>
                  <Button onClick={() => setAsked({ act: 'give' })}>{t('person.give')}</Button>
                </>
              ) : null}
            </>
          }
        >
          <section className="panel">
            <dl className="service-facts">
              {(
                [
                  [t('field.no'), String(person.no)],
                  [t('field.who'), t(`who.${person.who}`)],
                  [t('field.home'), person.home?.name ?? nothing],
                  [t('field.phone'), person.phone ?? nothing],
                  [t('field.hours'), String(hoursOf(person.minutes))],
                ] as const
              ).map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd data-name="">{value}</dd>
                </div>
              ))}
            </dl>
          </section>
          <HelpPanel person={person} />
          <OriginPanel person={person} />
          <SkillsPanel person={person} />
          <Services person={person} onCorrect={(service) => setAsked({ act: 'correct', service })} />
          <Bank person={person} />
          <Certificates person={person} />
          {asked?.act === 'leader' && words ? <FindLeaderDialog words={words} volunteerId={person.id} onClose={close} /> : null}
          {asked?.act === 'certify' ? <CertifyDialog person={person} onClose={close} /> : null}
          {asked?.act === 'redeem' ? <RedeemDialog person={person} onClose={close} /> : null}
          {asked?.act === 'give' ? <GiveDialog person={person} onClose={close} /> : null}
          {asked?.act === 'correct' ? <CorrectDialog service={asked.service} onClose={close} /> : null}
        </PageFrame>
      )}
    </Answer>
  )
}

function Services({ person, onCorrect }: { person: Volunteer; onCorrect: (service: Service) => void }) {
  const t = useTranslations('volunteering')
  const state = (one: Service) =>
    one.correcting ? <Flag>{t('person.waits')}</Flag> : one.standing ? nothing : t('person.reversed')
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('person.services')}</h2>
      {person.list.length === 0 ? (
        <p className="quiet">{t('person.none')}</p>
      ) : (
        <PlainTable
          label={t('person.services')}
          rows={person.list}
          rowKey={(one) => one.id}
          columns={[
            { key: 'title', title: t('field.title'), render: (one) => one.title },
            { key: 'on', title: t('field.day'), className: 'tnum nowrap', render: (one) => spanOf(one.fromAt, one.untilAt) },
            { key: 'organiser', title: t('field.organiser'), render: (one) => one.organiser },
            { key: 'minutes', title: t('field.minutes'), align: 'right', className: 'tnum', render: (one) => one.minutes },
            { key: 'grade', title: t('field.grade'), render: (one) => t(`grade.${one.grade}`) },
            { key: 'state', title: t('field.state'), render: state },
            {
              key: 'act',
              title: t('field.act'),
              className: 'no-print',
              render: (one) =>
                one.standing && !one.correcting ? (
                  <Button size="small" onClick={() => onCorrect(one)}>
                    {t('person.correct')}
                  </Button>
                ) : (
                  nothing
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Bank({ person: { bank } }: { person: Volunteer }) {
  const t = useTranslations('volunteering')
  const kind = (code: string) => (t.has(`movement.${code}` as never) ? t(`movement.${code}` as never) : code)
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('person.bank')}</h2>
      <p style={{ margin: 0 }}>
        {bank.on || bank.movements.length > 0 ? t('person.balance', { minutes: bank.balance }) : t('person.off')}
      </p>
      {bank.movements.length > 0 ? (
        <PlainTable
          label={t('person.movements')}
          rows={bank.movements}
          rowKey={(one) => one.id}
          columns={[
            { key: 'kind', title: t('field.kind'), render: (one) => kind(one.kind) },
            { key: 'no', title: t('field.no'), className: 'tnum', render: (one) => one.no },
            { key: 'on', title: t('field.on'), className: 'tnum nowrap', render: (one) => one.onDay },
            { key: 'amount', title: t('field.amount'), align: 'right', className: 'tnum', render: (one) => one.amount },
            { key: 'reason', title: t('field.reason'), render: (one) => one.reason ?? nothing },
          ]}
        />
      ) : null}
    </section>
  )
}

function Certificates({ person }: { person: Volunteer }) {
  const t = useTranslations('volunteering')
  if (person.certificates.length === 0) return null
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('person.certificates')}</h2>
      <PlainTable
        label={t('person.certificates')}
        rows={person.certificates}
        rowKey={(one) => one.number}
        columns={[
          { key: 'number', title: t('person.number'), className: 'tnum', render: (one) => one.number },
          { key: 'issuer', title: t('field.organiser'), render: (one) => one.issuer },
          { key: 'on', title: t('field.on'), className: 'tnum', render: (one) => one.issuedOn },
          { key: 'hours', title: t('field.hours'), align: 'right', className: 'tnum', render: (one) => hoursOf(one.minutes) },
        ]}
      />
    </section>
  )
}
