import { MenuOutlined } from '@ant-design/icons'
import { Button, Layout } from 'antd'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useWide } from '../kit/use-wide.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { Brand } from './Brand.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Navigation } from './Navigation.tsx'
import { QuickFind } from './QuickFind.tsx'

// Only a phone has it, and only once it was opened.
const NavigationDrawer = lazy(() => import('./NavigationDrawer.tsx'))

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations()
  const wide = useWide(992)
  const [open, setOpen] = useState(false)
  const [opened, setOpened] = useState(false)
  const unfold = () => {
    setOpened(true)
    setOpen(true)
  }
  return (
    <Layout className="shell" hasSider>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {wide ? (
        <Layout.Sider className="shell-sider" width={236} theme="light">
          <Brand />
          <Navigation />
        </Layout.Sider>
      ) : (
        <Suspense fallback={null}>{opened ? <NavigationDrawer open={open} onClose={() => setOpen(false)} /> : null}</Suspense>
      )}
      <Layout>
        <Layout.Header className="shell-header">
          {wide ? null : <Button type="text" icon={<MenuOutlined />} aria-label={t('nav.open')} onClick={unfold} />}
          <QuickFind />
          <span className="grow" />
          <LanguageSwitch compact />
          <AccountMenu />
        </Layout.Header>
        <Layout.Content id="content" className="shell-content" tabIndex={-1} style={{ outline: 'none' }}>
          {children}
        </Layout.Content>
      </Layout>
    </Layout>
  )
}
