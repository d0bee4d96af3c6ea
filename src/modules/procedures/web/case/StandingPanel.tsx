import { MoreOutlined } from '@ant-design/icons'
import { Button, Dropdown, Tag } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Door } from '../../../../web/ui/Door.tsx'
import { DueMark } from '../DueMark.tsx'
import type { ActName, CaseDetail } from '../types.ts'
import { useWord } from '../words.ts'
import { ActDialog } from './ActDialog.tsx'

/** Acts that carry the case on; one of them is what somebody came for. */
const forward: ReadonlySet<ActName> = new Set(['submit', 'approve', 'consent', 'decide'])
const back: ReadonlySet<ActName> = new Set(['decline', 'return', 'refuse'])

/** With whom the case is, by when, what is missing, and what one may do about it. */
export function StandingPanel({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures')
  const word = useWord()
  const [acting, setActing] = useState<ActName | null>(null)
  const acts = one.can.acts.map((act) => act.action)
  const further = acts.filter((action) => !forward.has(action) && !back.has(action))
  const papers = new Map(one.table.steps.flatMap((step) => step.papers).map((paper) => [paper.code, word(paper)]))
  return (
    <section className="panel case-first">
      <div className="panel-head">
        <h2>{t('detail.stands')}</h2>
      </div>
      <dl className="case-facts">
        {one.outcome === null ? (
          <>
            <dt>{t('list.step')}</dt>
            <dd>{word(one.step)}</dd>
            <dt>{t('detail.actingUnits')}</dt>
            <dd>
              {one.actingUnits.map((unit) => (
                <div key={unit.no}>{unit.name}</div>
              ))}
              {one.delegated ? <Tag>{t('detail.delegated')}</Tag> : null}
              {one.escalated ? <Tag>{t('detail.escalated')}</Tag> : null}
            </dd>
            <dt>{t('detail.dueOn')}</dt>
            <dd>{one.dueOn ? <DueMark due={one} /> : t('due.none')}</dd>
          </>
        ) : (
          <>
            <dt>{t('detail.result')}</dt>
            <dd>{t(`outcome.${one.outcome}`)}</dd>
            {one.documentNo ? (
              <>
                <dt>{t('list.documentNo')}</dt>
                <dd>{one.documentNo}</dd>
              </>
            ) : null}
            {one.resultNo ? (
              <>
                <dt />
                <dd>
                  <Door to={`/units/${one.resultNo}`}>{t('detail.resultUnit')}</Door>
                </dd>
              </>
            ) : null}
            {one.lapsesOn ? (
              <>
                <dt>{t('detail.lapsesOn')}</dt>
                <dd className="tnum">{one.lapsedOn ? t('detail.lapsedOn', { day: one.lapsedOn }) : one.lapsesOn}</dd>
              </>
            ) : null}
          </>
        )}
        {one.missing.length > 0 ? (
          <>
            <dt>{t('detail.missing')}</dt>
            <dd>{one.missing.map((code) => papers.get(code) ?? code).join(' · ')}</dd>
          </>
        ) : null}
      </dl>
      {acts.length === 0 ? (
        <p className="quiet" style={{ marginBottom: 0 }}>
          {t(one.outcome === null ? 'detail.waiting' : 'detail.over')}
        </p>
      ) : (
        <div className="case-acts no-print">
          {acts
            .filter((action) => forward.has(action))
            .map((action) => (
              <Button key={action} type="primary" onClick={() => setActing(action)}>
                {t(`act.${action}`)}
              </Button>
            ))}
          {acts
            .filter((action) => back.has(action))
            .map((action) => (
              <Button key={action} onClick={() => setActing(action)}>
                {t(`act.${action}`)}
              </Button>
            ))}
          {further.length > 0 ? (
            <Dropdown
              trigger={['click']}
              menu={{
                items: further.map((action) => ({ key: action, label: t(`act.${action}`) })),
                onClick: ({ key }) => setActing(key as ActName),
              }}
            >
              <Button icon={<MoreOutlined />} aria-label={t('act.more')} />
            </Dropdown>
          ) : null}
        </div>
      )}
      {acting ? <ActDialog one={one} action={acting} onClose={() => setActing(null)} /> : null}
    </section>
  )
}
