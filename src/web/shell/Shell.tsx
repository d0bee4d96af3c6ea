import { MenuOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button, Drawer, Layout } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useWide } from '../kit/use-wide.ts'
import mark from '../ui/mark.svg'
import { AccountMenu } from './AccountMenu.tsx'
import { LanguageSwitch } from './LanguageSwitch.tsx'
import { Navigation } from './Navigation.tsx'
import { QuickFind } from './QuickFind.tsx'

function Brand() {
  const t = useTranslations('product')
  return (
    <Link className="shell-brand" to={'/' as never}>
      <img src={mark} alt="" />
      <b>{t('name')}</b>
    </Link>
  )
}

export function Shell({ children }: { children: ReactNode }) {
  const t = useTranslations()
  const wide = useWide(992)
  const [open, setOpen] = useState(false)
  return (
    <Layout className="shell" hasSider>
      <a className="skip" href="#content">
        {t('shell.skip')}
      </a>
      {wide ? (
        <Layout.Sider className="shell-sider" width={224} theme="light">
          <Brand />
          <Navigation />
        </Layout.Sider>
      ) : (
        <Drawer
          open={open}
          onClose={() => setOpen(false)}
          placement="left"
          size={260}
          title={<Brand />}
          styles={{ body: { padding: 8 } }}
        >
          <Navigation onChosen={() => setOpen(false)} />
        </Drawer>
      )}
      <Layout>
        <Layout.Header className="shell-header">
          {wide ? null : <Button type="text" icon={<MenuOutlined />} aria-label={t('nav.open')} onClick={() => setOpen(true)} />}
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
