import { UserOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import { colon } from '../ui/figures.ts'
import { signOut as signOutEndpoint } from '../../modules/access/contract.ts'
import { useAction } from '../kit/queries.ts'
import { useMe } from '../kit/session.ts'

export function AccountMenu() {
  const t = useTranslations()
  const { displayName } = useMe()
  const navigate = useNavigate()
  const signOut = useAction(signOutEndpoint)
  const items = [
    { key: '/password', label: t('access.password.title') },
    { type: 'divider' as const },
    { key: 'sign-out', label: t('shell.signOut') },
  ]
  const choose = (key: string) => {
    if (key === 'sign-out') signOut.mutate({}, { onSettled: () => location.assign('/') })
    else void navigate({ to: key as never })
  }
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <Button type="text" icon={<UserOutlined />} aria-label={`${t('shell.account')}${colon()}${displayName}`}>
        <span className="not-phone">{displayName}</span>
      </Button>
    </Dropdown>
  )
}
