import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { call } from '../../../web/kit/client.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { lazyDialog } from '../../../web/ui/lazy-dialog.tsx'
import { FactList } from '../../../web/ui/FactList.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { members } from '../contract.ts'
import './members.css'

const PurposeDialog = lazyDialog(async () => (await import('./dialogs/PurposeDialog.tsx')).PurposeDialog)
const load = () => import('./dialogs/DeclarationDialogs.tsx')
const PlaceDialog = lazyDialog(async () => (await load()).PlaceDialog)
const JoinDialog = lazyDialog(async () => (await load()).JoinDialog)
export type Declaration = AnswerOf<typeof members.getDeclaration>
type Shown = { name: string; phone: string; workplace: string | null }

/** Somebody without an organisation, and those that lie near. */
export default function DeclarationPage() {
  const t = useTranslations('members')
  const { id } = useParams({ strict: false }) as { id: string }
  const answer = useEndpoint(members.getDeclaration, { params: { id } }, { keep: true })
  return (
    <PageFrame title={t('pages.declaration')}>
      <Answer of={answer} height={320}>
        {(declaration) => (
          <div className="stack">
            <Facts of={declaration} />
            {declaration.state === 'declared' ? <Homes of={declaration} /> : null}
          </div>
        )}
      </Answer>
    </PageFrame>
  )
}

function Facts({ of: row }: { of: Declaration }) {
  const t = useTranslations('members')
  const [act, setAct] = useState<'reveal' | 'join' | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const close = () => setAct(null)
  const known = row.state === 'declared' || row.state === 'placed'
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('declared.head', { no: row.no })}</h2>
        {row.can.change && known && !shown ? (
          <Button size="small" onClick={() => setAct('reveal')}>
            {t('reveal.show')}
          </Button>
        ) : null}
      </div>
      <FactList
        facts={[
          [t('field.name'), shown?.name ?? row.name ?? nothing, true],
          [t('field.phone'), shown?.phone ?? row.phone ?? nothing],
          [t('field.workplace'), shown?.workplace, true],
          [t('field.declaredKind'), t(`declared.kind.${row.kind}`)],
          [t('field.street'), [row.street.name, row.industry?.name].filter(Boolean).join(' · '), true],
          [
            t('field.declaredState'),
            [t(`declared.state.${row.state}`), row.placed?.name, row.placedOn].filter(Boolean).join(' · '),
            true,
          ],
        ]}
      />
      {row.same.length > 0 ? (
        <p>
          {t('declared.same')}{' '}
          {row.same.map((one) => (
            <Door key={one.id} to={`/members/declared/${one.id}`}>
              {t('declared.sameOne', { no: one.no, day: one.declaredOn })}
            </Door>
          ))}
        </p>
      ) : null}
      {row.memberId ? <Door to={`/members/${row.memberId}`}>{t('pages.one')}</Door> : null}
      {row.can.change && row.state === 'placed' ? (
        <Button className="member-acts no-print" onClick={() => setAct('join')}>
          {t('declared.join')}
        </Button>
      ) : null}
      {act === 'join' ? <JoinDialog declaration={row} onClose={close} /> : null}
      {act === 'reveal' ? (
        <PurposeDialog
          hint={t('reveal.hint')}
          onClose={close}
          choose={async (purpose) =>
            setShown(await call(members.revealDeclaration, { params: { id: row.id }, body: { purpose } }))
          }
        />
      ) : null}
    </section>
  )
}

function Homes({ of: row }: { of: Declaration }) {
  const t = useTranslations('members')
  const acts = useTranslations('actions')
  const [partyNo, setPartyNo] = useState<number | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('declared.homes')}</h2>
        {row.can.change ? (
          <Button size="small" onClick={() => setPartyNo(0)}>
            {t('declared.another')}
          </Button>
        ) : null}
      </div>
      <p className="quiet">{t('declared.homesHint')}</p>
      <PlainTable
        label={t('declared.homes')}
        rows={row.homes}
        rowKey={(home) => home.no}
        columns={[
          { key: 'name', title: t('field.branch'), render: (home) => <Door to={`/units/${home.no}`}>{home.name}</Door> },
          {
            key: 'why',
            title: t('declared.why'),
            render: (home) => home.reasons.map((one) => t(`declared.reason.${one}`)).join(comma()),
          },
          { key: 'km', title: t('declared.km'), align: 'right', className: 'tnum', render: (home) => home.km ?? nothing },
          { key: 'members', title: t('state.here'), align: 'right', className: 'tnum', render: (home) => home.members },
          {
            key: 'acts',
            title: acts('acts'),
            className: 'no-print',
            render: (home) =>
              row.can.change ? (
                <Button type="link" size="small" onClick={() => setPartyNo(home.no)}>
                  {t('declared.place')}
                </Button>
              ) : null,
          },
        ]}
      />
      {partyNo === null ? null : (
        <PlaceDialog declaration={row} {...(partyNo ? { partyNo } : {})} onClose={() => setPartyNo(null)} />
      )}
    </section>
  )
}
