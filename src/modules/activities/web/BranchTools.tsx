import { Button, InputNumber, Modal, Radio, Typography } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { download } from '../../../web/kit/files.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useFileLanguage } from '../../../web/phrases/language.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { activities } from '../contract.ts'

interface BranchToolsProps {
  readonly branch: {
    readonly no: number
    readonly name: string
    readonly saysCommittee: boolean | null
    readonly saysGroups: boolean | null
  }
  readonly onClose: () => void
}

/** What a branch can do about itself: its record book, its calendar address, whether it has a committee and groups. */
export function BranchTools({ branch, onClose }: BranchToolsProps) {
  const t = useTranslations('activities.due')
  const actions = useTranslations('actions')
  const tell = useTellProblem()
  const [year, setYear] = useState(Number(today().slice(0, 4)))
  const [address, setAddress] = useState<string | null>(null)
  const [has, setHas] = useState({ committee: branch.saysCommittee, groups: branch.saysGroups })
  const renew = useAction(activities.renewCalendar)
  const save = useAction(activities.setBranch)
  const language = useFileLanguage()
  const book = () => download(activities.exportRecordBook, { params: { no: branch.no }, query: { year, language } }).catch(tell)
  const yesNo = (field: 'committee' | 'groups', unknown: string) => (
    <p>
      {t(field)}{' '}
      <Radio.Group
        aria-label={t(field)}
        value={has[field]}
        onChange={(event) => setHas({ ...has, [field]: event.target.value as boolean | null })}
        options={[
          { value: null as never, label: unknown },
          { value: true as never, label: t('yes') },
          { value: false as never, label: t('no') },
        ]}
      />
    </p>
  )
  return (
    <Modal open title={branch.name} footer={<Button onClick={onClose}>{actions('close')}</Button>} onCancel={onClose}>
      <h3>{t('book')}</h3>
      <p className="row">
        <InputNumber aria-label={t('year')} min={2000} max={2100} value={year} onChange={(next) => setYear(next ?? year)} />
        <Button onClick={() => void book()}>{actions('exportXlsx')}</Button>
      </p>
      <h3>{t('calendar')}</h3>
      <p className="quiet">{t('calendarHint')}</p>
      {address ? <Typography.Paragraph copyable>{address}</Typography.Paragraph> : null}
      <Button
        loading={renew.isPending}
        onClick={() =>
          void renew.mutateAsync({ params: { no: branch.no } }).then(({ path }) => setAddress(location.origin + path), tell)
        }
      >
        {t('renew')}
      </Button>
      <h3>{t('setting')}</h3>
      {yesNo('committee', t('asRegister'))}
      {yesNo('groups', t('asRegister'))}
      <Button
        loading={save.isPending}
        onClick={() => void save.mutateAsync({ params: { no: branch.no }, body: has }).then(onClose, tell)}
      >
        {actions('save')}
      </Button>
    </Modal>
  )
}
