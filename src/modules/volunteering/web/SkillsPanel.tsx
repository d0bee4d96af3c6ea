import { Button, Checkbox, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { volunteering } from '../contract.ts'
import type { Volunteer } from './PersonPage.tsx'
import { useCaseWords } from './use-case-words.ts'

/** Skills somebody offers; entered here with consent, or by the person on the telephone. */
export function SkillsPanel({ person }: { person: Volunteer }) {
  const t = useTranslations('volunteering.skills')
  const { list, words } = useCaseWords()
  const set = useAction(volunteering.setSkills)
  const [entering, setEntering] = useState(false)
  return (
    <section className="panel stack">
      <h2 style={{ margin: 0 }}>{t('title')}</h2>
      <p className={person.skills.length > 0 ? undefined : 'quiet'} style={{ margin: 0 }}>
        {person.skills.length > 0 ? words('skills', person.skills) : t('none')}
      </p>
      <p className="no-print" style={{ margin: 0 }}>
        <Button size="small" onClick={() => setEntering(true)}>
          {t('enter')}
        </Button>
      </p>
      {entering ? (
        <ActionDialog<{ skills?: string[]; consent: true }>
          title={t('enter')}
          hint={t('hint')}
          initialValues={{ skills: person.skills }}
          pending={set.isPending}
          error={set.error}
          send={({ skills = [], consent }) => set.mutateAsync({ params: { id: person.id }, body: { skills, consent } })}
          onClose={() => setEntering(false)}
        >
          <Form.Item name="skills" label={t('title')}>
            <Select mode="multiple" showSearch={{ optionFilterProp: 'label' }} options={list('skills')} />
          </Form.Item>
          <Form.Item
            name="consent"
            valuePropName="checked"
            rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(t('consent')))) }]}
          >
            <Checkbox>{t('consent')}</Checkbox>
          </Form.Item>
        </ActionDialog>
      ) : null}
    </section>
  )
}
