import { Button, Form, Input, InputNumber, Select } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../../web/kit/queries.ts'
import { useLanguage } from '../../../../web/phrases/language.ts'
import { ActionDialog } from '../../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../../web/ui/DayInput.tsx'
import { elections } from '../../contract.ts'
import { useRequired } from '../../../../web/ui/use-required.ts'
import { namesIn } from '../dialogs/names-in.ts'
import { RuleNote } from '../RuleNote.tsx'
import type { ElectionDetail, OfficeName } from '../types.ts'

interface Preparation {
  plannedOn?: string | null
  members: number
  excluded?: { reason: string; people: number; documentNo: string }[]
  seats: Partial<Record<OfficeName, number | null>>
  names: Partial<Record<OfficeName, string>>
}

const officesFor = (level: string | null): OfficeName[] =>
  level === 'committee' ? ['committee', 'discipline', 'secretary', 'deputy'] : ['committee', 'secretary', 'deputy']

/** The whole preparation on one form; names one a line. */
export function PrepareDialog({ one, onClose }: { one: ElectionDetail; onClose: () => void }) {
  const t = useTranslations('elections')
  const required = useRequired()
  const prepare = useAction(elections.prepareElection)
  const offices = officesFor(one.level)
  const { offered } = one
  const send = ({ plannedOn, members, excluded = [], seats, names }: Preparation) =>
    prepare.mutateAsync({
      params: { id: one.id },
      revision: one.revision,
      body: {
        plannedOn,
        members,
        excluded,
        contests: offices.flatMap((office) =>
          seats[office] ? [{ office, seats: seats[office], candidates: namesIn(names[office]) }] : [],
        ),
      },
    })
  return (
    <ActionDialog<Preparation>
      title={t('detail.prepare')}
      width={640}
      initialValues={startFrom(one)}
      pending={prepare.isPending}
      error={prepare.error}
      send={send}
      onClose={onClose}
    >
      <div className="grid-2" style={{ rowGap: 0 }}>
        <Form.Item
          name="members"
          label={t('form.members')}
          rules={required(t('form.members'))}
          extra={
            offered.members === null
              ? t('form.notOffered')
              : t('form.offered', { members: offered.members, from: t(`membersFrom.${(offered.from ?? 'stated') as 'unit'}`) })
          }
        >
          <InputNumber min={0} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="plannedOn" label={t('form.plannedOn')}>
          <DayInput />
        </Form.Item>
      </div>
      <ExcludedFields one={one} />
      <h3 className="small-title">{t('form.offices')}</h3>
      <p className="quiet">
        {t('form.officesHint')} <RuleNote rule={one.rules.committee} />
      </p>
      {offices.map((office) => (
        <div className="election-office-fields" key={office}>
          <Form.Item name={['seats', office]} label={t('form.seats', { office: t(`offices.${office}`) })}>
            <InputNumber min={0} max={60} precision={0} style={{ width: '100%' }} />
          </Form.Item>
          <Form.Item
            name={['names', office]}
            label={t('form.names', { office: t(`offices.${office}`) })}
            extra={t('form.namesHint')}
          >
            <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />
          </Form.Item>
        </div>
      ))}
    </ActionDialog>
  )
}

function startFrom(one: ElectionDetail): Preparation {
  const at = (office: OfficeName) => one.contests.find((contest) => contest.office === office)
  const each = <V,>(value: (office: OfficeName) => V) =>
    Object.fromEntries(officesFor(one.level).map((office) => [office, value(office)])) as Record<OfficeName, V>
  return {
    plannedOn: one.plannedOn,
    members: (one.members ?? one.offered.members) as number,
    excluded: one.excluded,
    seats: each((office) => at(office)?.seats ?? (one.contests.length === 0 && office === 'secretary' ? 1 : 0)),
    names: each(
      (office) =>
        at(office)
          ?.candidates.map((candidate) => candidate.name)
          .join('\n') ?? '',
    ),
  }
}

/** How many do not count towards who should attend, each with its consent. */
function ExcludedFields({ one }: { one: ElectionDetail }) {
  const t = useTranslations('elections.form')
  const { language } = useLanguage()
  const required = useRequired()
  return (
    <Form.List name="excluded">
      {(fields, { add, remove }) => (
        <>
          <h3 className="small-title">{t('excluded')}</h3>
          {fields.map(({ key, name }) => (
            <div className="election-list-fields" key={key}>
              <Form.Item name={[name, 'reason']} label={t('exclusionReason')} rules={required(t('exclusionReason'))}>
                <Select options={one.reasons.map(({ code, zh, en }) => ({ value: code, label: language === 'en' ? en : zh }))} />
              </Form.Item>
              <Form.Item name={[name, 'people']} label={t('people')} rules={required(t('people'))}>
                <InputNumber min={1} precision={0} style={{ width: '100%' }} />
              </Form.Item>
              <Form.Item name={[name, 'documentNo']} label={t('consent')} rules={required(t('consent'))}>
                <Input maxLength={100} />
              </Form.Item>
              <Form.Item>
                <Button onClick={() => remove(name)}>{t('remove')}</Button>
              </Form.Item>
            </div>
          ))}
          <Button onClick={() => add({})}>{t('addExcluded')}</Button>
        </>
      )}
    </Form.List>
  )
}
