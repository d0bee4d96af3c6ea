import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../../../web/kit/client.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { members } from '../../contract.ts'
import type { MemberRow } from '../types.ts'

/** Who has exactly this number. */
export function PhoneDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('members.byPhone')
  const field = useTranslations('members.field')
  const text = useProblemText()
  const [found, setFound] = useState<readonly MemberRow[] | null>(null)
  const [error, setError] = useState<unknown>(null)
  const find = async (phone: string) => {
    setError(null)
    if (phone.trim().length < 5) return
    await call(members.findByPhone, { body: { phone } }).then(({ items }) => setFound(items), setError)
  }
  return (
    <Modal open title={t('title')} footer={null} onCancel={onClose} width={460}>
      <p className="quiet">{t('hint')}</p>
      <Input.Search
        aria-label={field('phone')}
        placeholder={field('phone')}
        inputMode="tel"
        onSearch={(phone) => void find(phone)}
        enterButton
      />
      <div role="status">
        {error ? <p>{text(error)}</p> : null}
        {found?.length === 0 ? <p className="quiet">{t('none')}</p> : null}
        <ul className="line-list">
          {(found ?? []).map((row) => (
            <li key={row.id}>
              <Door to={`/members/${row.id}`}>
                <span data-name="">{row.name}</span>
              </Door>
              <span className="quiet">{row.branch?.name}</span>
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  )
}
