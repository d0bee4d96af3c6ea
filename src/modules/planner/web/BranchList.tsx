import { Button, Input, Select, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLater } from '../../../web/kit/use-later.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { useFigures } from '../../../web/ui/figures.ts'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { planner } from '../contract.ts'
import type { PlanView } from './PlanPage.tsx'

export type Branch = AnswerOf<typeof planner.listBranches>['items'][number]
const kinds = ['joint', 'existing', 'own', 'mobile', 'joint-mobile'] as const
const pageSize = 30

/** Branches as cards: the lead first, then who joins it and from how far. */
export function BranchList({ plan, onWhy }: { plan: PlanView; onWhy: (no: number) => void }) {
  const t = useTranslations('planner')
  const [state, change] = useUrlState()
  const q = useLater(state['q'] ?? '')
  const kind = kinds.find((one) => one === state['kind'])
  const page = Number(state['page'] ?? 1)
  const answer = useEndpoint(
    planner.listBranches,
    { params: { id: plan.id }, query: { page, pageSize, q, kind } },
    { keep: true },
  )
  return (
    <>
      <div className="planner-bar no-print">
        <Input.Search
          allowClear
          defaultValue={state['q']}
          placeholder={t('branches.find')}
          aria-label={t('branches.find')}
          onChange={(event) => change({ q: event.target.value, page: null }, { replace: true })}
        />
        <Select
          value={kind ?? ''}
          aria-label={t('branches.all')}
          onChange={(value) => change({ kind: value, page: null })}
          options={[{ value: '', label: t('branches.all') }, ...kinds.map((value) => ({ value, label: t(`kind.${value}`) }))]}
        />
      </div>
      <Answer of={answer}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('branches.none')} />
          ) : (
            <>
              <ol className="planner-cards">
                {list.items.map((branch) => (
                  <BranchCard key={branch.host.no} branch={branch} onWhy={onWhy} />
                ))}
              </ol>
              <ListPages of={list} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function BranchCard({ branch, onWhy }: { branch: Branch; onWhy: (no: number) => void }) {
  const t = useTranslations('planner')
  const { count } = useFigures()
  const lead = branch.members.find((member) => member.lead)
  const place = lead ?? branch.members[0]
  return (
    <li className="panel planner-card">
      <header>
        <b>{branch.host.name}</b>
        <Tag>{branch.outcome === null ? t(`kind.${branch.kind}`) : t(`outcome.${branch.outcome}`)}</Tag>
      </header>
      <p className="quiet">
        {[place?.street, place?.industry].filter(Boolean).join(' · ')} · {t('branches.units', { count: branch.members.length })} ·{' '}
        {t('branches.members', { count: branch.fullMembers })}
      </p>
      {branch.continues ? (
        <p className="quiet">
          {t('branches.continues')} <Door to={`/units/${branch.continues.no}`}>{branch.continues.name}</Door>
        </p>
      ) : null}
      <ul>
        {branch.members.map((member) => (
          <li key={member.no} data-name>
            <Button type="link" size="small" aria-label={`${t('branches.why')} ${member.name}`} onClick={() => onWhy(member.no)}>
              {member.name}
            </Button>
            <span className="planner-marks">
              {member.lead ? <Tag color="blue">{t('branches.lead')}</Tag> : null}
              {member.pinned ? <Tag>{t('branches.pinned')}</Tag> : null}
              {member.standIn ? <span className="quiet">{t('branches.standIn')}</span> : null}
              <span className="tnum quiet">{count(member.fullMembers)}</span>
              {member.km === null ? null : <span className="tnum quiet">{t('branches.km', { km: member.km.toFixed(1) })}</span>}
            </span>
          </li>
        ))}
      </ul>
    </li>
  )
}
