import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useUrlState } from '../../../../web/kit/url-state.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { useFigures } from '../../../../web/ui/figures.ts'
import { lazyDialog } from '../../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { alliances } from '../../contract.ts'
import '../alliances.css'
import { LeadCard } from './LeadCard.tsx'

const DesignateDialog = lazyDialog(async () => (await import('./DesignateDialog.tsx')).DesignateDialog)
const AskDialog = lazyDialog(async () => (await import('./AskDialog.tsx')).AskDialog)
const CallDialog = lazyDialog(async () => (await import('./CallDialog.tsx')).CallDialog)

export type Network = AnswerOf<typeof alliances.getNetwork>

/** The backbone network: each lead unit with who is attached to it, what was held from it, and the pledges signed. */
export default function NetworkPage() {
  const t = useTranslations('alliances')
  const actions = useTranslations('actions')
  const [state] = useUrlState()
  const query = {
    ...(state.asOf ? { asOf: state.asOf } : {}),
    ...(state.districtNo ? { districtNo: Number(state.districtNo) } : {}),
  }
  const answer = useEndpoint(alliances.getNetwork, { query }, { keep: true })
  const [doing, setDoing] = useState<'designate' | 'ask' | 'call' | null>(null)
  const close = () => setDoing(null)
  const can = answer.data?.can
  const tools = (
    <>
      {can?.designate ? <Button onClick={() => setDoing('designate')}>{t('network.designate')}</Button> : null}
      {can?.act ? <Button onClick={() => setDoing('ask')}>{t('network.ask')}</Button> : null}
      {can?.act ? (
        <Button type="primary" onClick={() => setDoing('call')}>
          {t('network.call')}
        </Button>
      ) : null}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('pages.network')} tools={tools} printFilter={state.asOf ?? ''}>
      <p className="quiet">{t('network.hint')}</p>
      <Answer of={answer} height={360}>
        {(network) => (
          <>
            <Figures network={network} />
            {network.leads.length === 0 ? (
              <section className="panel">
                <State hint={t(network.can.designate ? 'network.empty' : 'network.emptyReader')} />
              </section>
            ) : (
              <div className="network-groups">
                {network.leads.map((lead) => (
                  <LeadCard key={lead.no} lead={lead} />
                ))}
              </div>
            )}
            <Initiatives network={network} />
            {doing === 'ask' ? <AskDialog leads={network.leads} onClose={close} /> : null}
          </>
        )}
      </Answer>
      {doing === 'designate' ? <DesignateDialog onClose={close} /> : null}
      {doing === 'call' ? <CallDialog onClose={close} /> : null}
    </PageFrame>
  )
}

/** An address of the platform as a link. */
function To({ list, children }: { list: string; children: string }) {
  const [to = '', text] = list.split('?')
  return (
    <Door to={to} search={Object.fromEntries(new URLSearchParams(text))}>
      {children}
    </Door>
  )
}

/** Each number opens exactly its records. */
function Figures({ network: { leads, figures, waiting } }: { network: Network }) {
  const t = useTranslations('alliances.network')
  const { count } = useFigures()
  const { language } = useLanguage()
  const attached = leads.flatMap((lead) => lead.attached ?? []).length
  const one = (label: string, value: number, list: string) => (
    <div>
      <span className="quiet">{label}</span>
      <b className="tnum">
        <To list={list}>{count(value)}</To>
      </b>
    </div>
  )
  return (
    <section className="panel stack">
      <div className="network-figures">
        {one(t('attached'), attached, '/network/ties?stage=attached')}
        {one(t('initiators'), figures.initiators.value, figures.initiators.list)}
        {one(t('sessions'), figures.sessions.value, figures.sessions.list)}
        {one(t('partners'), figures.partners.value, figures.partners.list)}
        {one(t('attendances'), figures.attendances.value, figures.attendances.list)}
      </div>
      {figures.natures.length > 0 ? (
        <p className="quiet network-natures">
          <span>{t('natures')}</span>
          {figures.natures.map((nature) => (
            <span key={nature.en}>
              {language === 'en' ? nature.en : nature.zh} <To list={nature.list}>{count(nature.value)}</To>
            </span>
          ))}
        </p>
      ) : null}
      <p className="quiet network-natures no-print">
        <span>
          <Door to="/network/ties">{t('seeTies')}</Door>
          {waiting.ties > 0 ? ` · ${t('tiesWaiting', { count: waiting.ties })}` : ''}
        </span>
        <span>
          <Door to="/network/calls">{t('seeCalls')}</Door>
          {waiting.calls > 0 ? ` · ${t('callsWaiting', { count: waiting.calls })}` : ''}
        </span>
      </p>
    </section>
  )
}

function Initiatives({ network }: { network: Network }) {
  const t = useTranslations('alliances.network')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('initiatives')}</h2>
        <Door to="/agreements" search={{ kind: 'initiative', binding: 'true' }}>
          {t('seeAgreements')}
        </Door>
      </div>
      {network.initiatives.length === 0 ? (
        <State hint={t('noInitiative')} />
      ) : (
        <ul className="alliance-sides">
          {network.initiatives.map((one) => (
            <li key={one.id}>
              <Door to={`/agreements/${one.id}`}>
                <span data-name>{one.title}</span>
              </Door>
              <span className="quiet tnum">{t('initiative', { sides: one.sides, day: one.inForceOn ?? '' })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
