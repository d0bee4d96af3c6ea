import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { comma, nothing } from '../../../web/ui/figures.ts'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import type { learning } from '../contract.ts'
import { spanOf, useHours, useLearningWords } from './use-words.ts'

export type Session = AnswerOf<typeof learning.listSessions>['items'][number]

/** Sessions with their day, for whom they are, what they count, and how many came. */
export function SessionTable({ items }: { items: readonly Session[] }) {
  const t = useTranslations('learning')
  const { kinds, classHour } = useLearningWords()
  const hours = useHours()
  return (
    <PlainTable
      label={t('pages.sessions')}
      rows={items}
      rowKey={(session) => session.id}
      columns={[
        {
          key: 'title',
          title: t('field.title'),
          render: (session) => <Door to={`/learning/sessions/${session.id}`}>{session.title}</Door>,
        },
        { key: 'when', title: t('field.when'), className: 'tnum', render: (session) => spanOf(session.startsAt, session.endsAt) },
        { key: 'kind', title: t('field.kind'), render: (session) => kinds.word(session.kind) },
        {
          key: 'audiences',
          title: t('field.audiences'),
          render: (session) => session.audiences.map((one) => t(`audience.${one}`)).join(comma()) || t('audience.all'),
        },
        {
          key: 'node',
          title: t('field.organiser'),
          render: (session) => [session.node, ...session.partners].map((body) => body.name).join(comma()),
        },
        {
          key: 'hours',
          title: t('field.hours'),
          align: 'right',
          render: (session) => (session.way === null ? nothing : hours(session.minutes, classHour)),
        },
        { key: 'enrolled', title: t('field.enrolled'), align: 'right', render: (session) => session.enrolled },
        {
          key: 'attended',
          title: t('field.attended'),
          align: 'right',
          render: (session) => (
            <Door
              to={`/learning/sessions/${session.id}`}
              label={`${session.attended} ${t('session.listOf', { title: session.title })}`}
            >
              {session.attended}
            </Door>
          ),
        },
      ]}
    />
  )
}
