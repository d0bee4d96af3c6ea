import { Form, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { learning } from '../contract.ts'
import type { SessionView } from './SessionPage.tsx'

/** Which lessons of a course are played in a session. */
export function LessonsDialog({ session, onClose }: { session: SessionView; onClose: () => void }) {
  const l = useTranslations('learning')
  const set = useAction(learning.setLessons)
  const lessons = useEndpoint(learning.listLessons, {})
  return (
    <ActionDialog<{ lessonIds: string[] }>
      title={l('session.lessons')}
      hint={l('session.lessonsHint')}
      initialValues={{ lessonIds: session.lessons.map((lesson) => lesson.id) }}
      pending={set.isPending}
      error={set.error}
      send={(body) => set.mutateAsync({ params: { id: session.id }, body })}
      onClose={onClose}
    >
      <Form.Item name="lessonIds" label={l('session.lessons')}>
        <Select
          mode="multiple"
          loading={lessons.isFetching}
          options={(lessons.data?.items ?? []).map((one) => ({ value: one.id, label: `${one.course} · ${one.title}` }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
    </ActionDialog>
  )
}
