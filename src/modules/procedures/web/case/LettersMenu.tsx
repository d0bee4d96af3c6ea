import { FileWordOutlined } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import { download } from '../../../../web/kit/files.ts'
import { useTellProblem } from '../../../../web/ui/telling.ts'
import { procedures } from '../../contract.ts'
import type { CaseDetail } from '../types.ts'

/** Letters that can be written of the case as it stands, as documents Word opens. */
export function LettersMenu({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures')
  const tell = useTellProblem()
  const { letters } = one.can
  if (letters.length === 0) return null
  const write = (kind: (typeof letters)[number]) => download(procedures.getLetter, { params: { id: one.id, kind } }).catch(tell)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: letters.map((kind) => ({ key: kind, label: t(`letter.${kind}`) })),
        onClick: ({ key }) => void write(key as (typeof letters)[number]),
      }}
    >
      <Button icon={<FileWordOutlined />}>{t('detail.letters')}</Button>
    </Dropdown>
  )
}
