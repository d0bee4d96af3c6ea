import { Button, Form, Input, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { alliances } from '../../contract.ts'
import type { CommunityAnswer } from './types.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'

interface Person {
  readonly name: string
  readonly office: string
  readonly unitNo: number
  readonly consultedOn?: string | null
  readonly consultation?: string | null
  readonly result: 'open' | 'yes' | 'no'
}

/** Who is nominated, how it was talked over, and whether the members agree (CN-59). */
export function TeamDialog({ one, onClose }: { one: CommunityAnswer; onClose: () => void }) {
  const a = useTranslations('alliances.communities')
  const save = useAction(alliances.setTeam)
  const required = useRequired()
  const members = one.members.map((member) => ({ value: member.no, label: member.name }))
  const results = (['open', 'yes', 'no'] as const).map((value) => ({ value, label: a(`agreed.${value}`) }))
  const known = one.team.map((person): Person => ({
    ...person,
    result: person.agreed === true ? 'yes' : person.agreed === false ? 'no' : 'open',
  }))
  const send = ({ people = [] }: { people?: Person[] }) =>
    save.mutateAsync({
      params: { id: one.id },
      body: {
        people: people.map(({ result, ...person }) => ({ ...person, agreed: result === 'open' ? null : result === 'yes' })),
      },
      revision: one.revision,
    })
  return (
    <ActionDialog<{ people?: Person[] }>
      title={a('nominate')}
      hint={a('nominateHint')}
      width={720}
      initialValues={{ people: known.length > 0 ? known : [{ result: 'open', unitNo: one.lead.no } as Person] }}
      pending={save.isPending}
      error={save.error}
      send={send}
      onClose={onClose}
    >
      <Form.List name="people">
        {(rows, { add, remove }) => (
          <div className="stack">
            {rows.map(({ key, name }) => (
              <section key={key} className="alliance-person">
                <div className="grid-3">
                  <Form.Item name={[name, 'name']} label={a('person')} rules={required(a('person'))}>
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item name={[name, 'office']} label={a('office')} rules={required(a('office'))}>
                    <Input maxLength={40} />
                  </Form.Item>
                  <Form.Item name={[name, 'unitNo']} label={a('member')} rules={required(a('member'))}>
                    <Select options={members} />
                  </Form.Item>
                  <Form.Item name={[name, 'consultedOn']} label={a('consultedOn')}>
                    <DayInput />
                  </Form.Item>
                  <Form.Item name={[name, 'consultation']} label={a('consultation')}>
                    <Input maxLength={300} />
                  </Form.Item>
                  <Form.Item name={[name, 'result']} label={a('result')}>
                    <Select options={results} />
                  </Form.Item>
                </div>
                <Button size="small" onClick={() => remove(name)}>
                  {a('removePerson')}
                </Button>
              </section>
            ))}
            <Button onClick={() => add({ result: 'open' })}>{a('addPerson')}</Button>
          </div>
        )}
      </Form.List>
    </ActionDialog>
  )
}
