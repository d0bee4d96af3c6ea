import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useMe } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { activities } from '../contract.ts'
import './activities.css'
import { entryDrafts } from '../../../web/entry/entry-draft.ts'
import { EntryForm } from '../../../web/entry/EntryForm.tsx'
import { useActivityWords } from './use-activity-words.ts'
import { type ActivityAnswer, firstDraft } from '../../../web/entry/first-draft.ts'

/** Ten minutes for a volunteer: the branch is known, everybody stands ticked, a line, done. */
export default function EntryPage() {
  const t = useTranslations('activities')
  const mine = useEndpoint(activities.getMine)
  const [{ id, copy }] = useUrlState()
  const from = useEndpoint(
    activities.getActivity,
    { params: { id: id ?? copy ?? '' } },
    { enabled: Boolean(id ?? copy), fresh: true },
  )
  return (
    <PageFrame title={t('entry.title')}>
      <section className="panel">
        <p className="quiet">{t('entry.hint')}</p>
        <Answer of={mine} height={320}>
          {({ branches, planned }) => {
            if (id ?? copy) return <Answer of={from}>{(one) => <BranchAndForm branches={branches} from={one} />}</Answer>
            if (branches.length === 0) return <State title={t('entry.noBranch')} hint={t('entry.noBranchHint')} />
            return (
              <>
                <Planned planned={planned} />
                <BranchAndForm branches={branches} from={null} />
              </>
            )
          }}
        </Answer>
      </section>
    </PageFrame>
  )
}

/** What was planned up to today: recording it as held needs a line. */
function Planned({ planned }: { planned: AnswerOf<typeof activities.getMine>['planned'] }) {
  const t = useTranslations('activities.entry')
  const words = useActivityWords()
  if (planned.length === 0) return null
  return (
    <>
      <h2>{t('planned')}</h2>
      <ul className="line-list" style={{ marginBottom: 16 }}>
        {planned.map((one) => (
          <li key={one.id}>
            <Door to="/activities/new" search={{ id: one.id }}>
              {one.title ?? words.names('kinds', one.kinds)}
            </Door>
            <span className="quiet tnum">{one.onDay}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

interface Branch {
  readonly no: number
  readonly name: string
  readonly waiting: string[]
}

function BranchAndForm({ branches, from }: { branches: readonly Branch[]; from: ActivityAnswer | null }) {
  const t = useTranslations('activities.entry')
  const [state, change] = useUrlState()
  const words = useEndpoint(activities.getWords)
  const kinds = useActivityWords()
  const { accountId } = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const all = from ? from.hosts.map((host) => branches.find((one) => one.no === host.no) ?? { ...host, waiting: [] }) : branches
  const wanted = Number(state.unitNo)
  const picked = all.find((one) => one.no === wanted) ?? (wanted > 0 ? { no: wanted, name: '', waiting: [] } : null)
  const branch = picked ?? (all.length === 1 || from ? all[0]! : null)
  useEffect(() => void entryDrafts.sendWaiting(accountId), [accountId])
  const sent = async (activityId: string) => {
    await client.invalidateQueries()
    await navigate({ to: `/activities/${activityId}` as never })
  }
  const options = all.map((one) => ({ value: one.no, label: one.name }))
  return (
    <>
      {all.length > 1 && !from ? (
        <div className="entry-field" style={{ maxWidth: 640, marginBottom: 16 }}>
          <Select
            aria-label={t('branch')}
            placeholder={t('pick')}
            style={{ width: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={branch?.no}
            options={options}
            onChange={(no) => change({ unitNo: no })}
          />
        </div>
      ) : (
        <p>
          <b>{branch?.name}</b>
        </p>
      )}
      {branch && branch.waiting.length > 0 ? (
        <p className="quiet">
          {t('dueHere')} ·{' '}
          <Door to="/activities/due" search={{ unitNo: String(branch.no), status: 'to-be-recorded' }}>
            {kinds.names('kinds', branch.waiting)}
          </Door>
        </p>
      ) : null}
      {branch ? (
        <Answer of={words}>
          {(spoken) => (
            <EntryForm
              key={`${branch.no} ${from?.id ?? ''}`}
              account={accountId}
              first={firstDraft(accountId, branch, from, state.copy !== undefined)}
              words={spoken}
              waiting={branch.waiting}
              Joint={JointPicker}
              onSent={(activityId) => void sent(activityId)}
            />
          )}
        </Answer>
      ) : null}
    </>
  )
}

function JointPicker({ value, onChange }: { value: readonly number[]; onChange: (nos: readonly number[]) => void }) {
  return <UnitPicker several kind="party_org" value={[...value]} onChange={(nos) => onChange(Array.isArray(nos) ? nos : [nos])} />
}
