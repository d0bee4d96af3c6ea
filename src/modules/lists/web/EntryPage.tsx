import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { FactList, type Fact } from '../../../web/ui/FactList.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { colon, comma } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { lists } from '../contract.ts'
import { ClaimCard } from './ClaimCard.tsx'
import './lists.css'
import { useListWords, useReason } from './use-list-words.ts'

const EntryDialog = lazyDialog(async () => (await import('./EntryDialog.tsx')).EntryDialog)
const ClaimDialog = lazyDialog(async () => (await import('./EntryActs.tsx')).ClaimDialog)
const CheckDialog = lazyDialog(async () => (await import('./EntryActs.tsx')).CheckDialog)
const CloseDialog = lazyDialog(async () => (await import('./EntryActs.tsx')).CloseDialog)
const PlaceDialog = lazyDialog(async () => (await import('./PlaceDialog.tsx')).PlaceDialog)
const LinkDialog = lazyDialog(async () => (await import('./EntryActs.tsx')).LinkDialog)

export type Entry = AnswerOf<typeof lists.getEntry>
type Act = 'claim' | 'check' | 'correct' | 'close' | 'link' | 'place'

/** One entry with its facts, what it is linked to, and the course of every claim. */
export default function EntryPage() {
  const t = useTranslations('lists')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(lists.getEntry, { params: { id } })
  const [act, setAct] = useState<Act | null>(null)
  const close = () => setAct(null)
  return (
    <PageFrame
      title={answer.data?.title ?? t('pages.one')}
      tools={answer.data ? <Tools entry={answer.data} onAct={setAct} /> : null}
    >
      <Answer of={answer} height={320}>
        {(entry) => (
          <>
            <Facts entry={entry} />
            <section className="panel">
              <h2>{t('claim.course')}</h2>
              {entry.claims.length === 0 ? <State hint={t(entry.taken > 0 ? 'claim.byOthers' : 'claim.none')} /> : null}
              {entry.claims.map((claim) => (
                <ClaimCard key={claim.id} claim={claim} unit={entry.unit} />
              ))}
            </section>
            {act === 'claim' ? <ClaimDialog entry={entry} onClose={close} /> : null}
            {act === 'check' ? <CheckDialog entry={entry} onClose={close} /> : null}
            {act === 'correct' ? <EntryDialog entry={entry} onClose={close} /> : null}
            {act === 'close' ? <CloseDialog entry={entry} onClose={close} /> : null}
            {act === 'place' ? <PlaceDialog entry={entry} onClose={close} /> : null}
            {act === 'link' ? <LinkDialog entry={entry} onClose={close} /> : null}
          </>
        )}
      </Answer>
    </PageFrame>
  )
}

function Tools({ entry, onAct }: { entry: Entry; onAct: (act: Act) => void }) {
  const t = useTranslations('lists.entry')
  const actions = useTranslations('actions')
  return (
    <>
      {(['claim', 'check', 'correct', 'link', 'place', 'close'] as const)
        .filter((act) => entry.can[act])
        .map((act) => (
          <Button key={act} type={act === 'claim' || act === 'check' ? 'primary' : 'default'} onClick={() => onAct(act)}>
            {t(act)}
          </Button>
        ))}
      <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={actions('print')} />
    </>
  )
}

/** Which community sees it, or why it no longer does. */
function Circle({ community }: { community: NonNullable<Entry['community']> }) {
  const t = useTranslations('lists.community')
  const { id, name, circle } = community
  return (
    <span className="in-text">
      {circle === 'stands' ? <Door to={`/communities/${id}`}>{name}</Door> : <span data-name>{name}</span>} {t(circle)}
    </span>
  )
}

function Facts({ entry }: { entry: Entry }) {
  const t = useTranslations('lists')
  const words = useListWords()
  const reason = useReason()
  const facts: Fact[] = [
    [t('field.no'), String(entry.no)],
    [t('field.owner'), entry.owner.name, true],
    [t('field.category'), words.name('categories', entry.category)],
    [
      t('field.quantity'),
      `${t('list.left', { left: entry.quantity - entry.taken, quantity: entry.quantity })} ${entry.unit}`,
      true,
    ],
    [t('field.progress'), t('entry.progress', { quantity: entry.quantity, taken: entry.taken, done: entry.done })],
    [t('field.days'), `${entry.fromOn} – ${entry.untilOn ?? t('entry.openEnd')}`],
    [t('field.place'), entry.place, true],
    [t('field.amount'), entry.amountFen === null ? null : t('entry.yuan', { yuan: entry.amountFen / 100 })],
    [t('field.skillLevel'), entry.skillLevel && words.name('levels', entry.skillLevel)],
    [t('field.hours'), entry.hours, true],
    [t('talent.contact'), entry.kind === 'resource' && words.talents.includes(entry.category) ? t('talent.byOwner') : null],
    [
      t('field.visibility'),
      entry.community ? <Circle key="circle" community={entry.community} /> : t(`visibilities.${entry.visibility}`),
    ],
    [t('field.openTo'), entry.openTo.map((one) => t(`openTo.${one}`)).join(comma())],
    [t('field.tags'), entry.tags.join(comma()) || null, true],
    [
      t('agenda.title'),
      entry.agenda && (
        <span key="agenda" className="in-text">
          <Door to={`/lists/agendas/${entry.agenda.id}`}>{entry.agenda.title}</Door> <span data-name>{entry.agenda.step}</span>
        </span>
      ),
    ],
    [t('field.detail'), entry.detail, true],
    [t('field.reason'), reason(entry.reason), true],
  ]
  return (
    <section className="panel stack">
      <div className="row">
        <Tag color="blue">{t(`kinds.${entry.kind}`)}</Tag>
        <Tag>{t(`standings.${entry.standing}`)}</Tag>
        {entry.urgent ? <Tag>{t('field.urgent')}</Tag> : null}
      </div>
      <FactList facts={facts} />
      {entry.links.length > 0 ? (
        <p>
          {t('entry.links')}
          {colon()}
          {entry.links.map((link, index) => (
            <span key={link.id} className="in-text">
              {index > 0 ? comma() : ''}
              {t(`kinds.${link.kind}`)} <Door to={`/lists/${link.id}`}>{link.title}</Door>
            </span>
          ))}
        </p>
      ) : null}
      {entry.signedLists.length > 0 ? (
        <p className="quiet">
          {t('entry.onLists')}
          {colon()}
          <span data-name>{entry.signedLists.map((one) => `${one.title} ${one.signedOn}`).join(comma())}</span>
        </p>
      ) : null}
    </section>
  )
}
