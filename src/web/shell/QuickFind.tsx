import { SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'

const QuickFindDialog = lazy(() => import('./QuickFindDialog.tsx'))

/** Ctrl+K (⌘K) from anywhere: jump to a unit by any way of writing its name. */
export function QuickFind() {
  const t = useTranslations('shell')
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button className="shell-find" icon={<SearchOutlined />} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K Meta+K">
        {t('find')}
        <kbd aria-hidden>Ctrl K</kbd>
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <QuickFindDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
