import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../kernel/endpoint.ts'
import { workforce } from '../../modules/workforce/contract.ts'
import { today } from '../kit/today.ts'
import { Empty, Refused, Shown } from './parts.tsx'
import { addressOf, Link } from './route.tsx'
import { useAnswer } from './use-answer.ts'
import { useSending } from './use-sending.ts'

type Task = AnswerOf<typeof workforce.listTasks>['items'][number]

/** What is to be put right at the organisations in reach, the next day first. */
export function Todo() {
  const t = useTranslations('phone.todo')
  const tasks = useAnswer(workforce.listTasks, { query: { open: 'true', pageSize: 50 } })
  return (
    <>
      <h1>{t('title')}</h1>
      <Shown of={tasks}>
        {({ items, can }) =>
          items.length === 0 ? (
            <Empty title={t('none')} hint={t('noneHint')} />
          ) : (
            items.map((task) => <TaskCard key={task.id} task={task} mayFollow={can.record} onMoved={tasks.retry} />)
          )
        }
      </Shown>
    </>
  )
}

function TaskCard({ task, mayFollow, onMoved }: { task: Task; mayFollow: boolean; onMoved: () => void }) {
  const t = useTranslations('phone.todo')
  const [open, setOpen] = useState(false)
  const moved = () => {
    setOpen(false)
    onMoved()
  }
  return (
    <section className="card">
      <p className="verdict">{task.what}</p>
      <p className="quiet">
        <Link to={addressOf(`/visit/${task.unit.no}`)} className="inline">
          {task.unit.name}
        </Link>
      </p>
      <p className="quiet">
        {t('who', { name: task.responsible, day: task.dueOn })} {task.dueOn <= today() ? <b className="due">{t('due')}</b> : null}
      </p>
      {task.steps.map((step) => (
        <p key={step.onDay + step.note}>
          <small className="quiet">{step.onDay}</small> {step.note}
        </p>
      ))}
      {mayFollow && !open ? (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('follow')}
        </button>
      ) : null}
      {open ? <StepForm task={task} onMoved={moved} /> : null}
    </section>
  )
}

function StepForm({ task, onMoved }: { task: Task; onMoved: () => void }) {
  const t = useTranslations('phone.todo')
  const { busy, problem, send } = useSending({ leaves: true })
  const follow = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const done = ((event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null)?.value === 'done'
    const body = { note: String(form.get('note')).trim(), move: done ? ('done' as const) : ('keep' as const) }
    if (await send(body.move, workforce.followUpTask, { params: { id: task.id }, body })) onMoved()
  }
  return (
    <form className="visit" onSubmit={(event) => void follow(event)}>
      <label>
        {t('note')}
        <textarea name="note" required rows={2} maxLength={500} />
      </label>
      <Refused problem={problem} />
      <div className="pair">
        <button type="submit" className="button" value="keep" disabled={busy}>
          {t('keep')}
        </button>
        <button type="submit" className="button strong" value="done" disabled={busy}>
          {t('done')}
        </button>
      </div>
    </form>
  )
}
