import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { State } from '../ui/states.tsx'

export function NotFound() {
  const t = useTranslations()
  return (
    <State title={t('states.notFoundTitle')} hint={t('states.notFoundHint')}>
      <Link to={'/' as never}>{t('actions.backToOverview')}</Link>
    </State>
  )
}

export function Forbidden() {
  const t = useTranslations()
  return (
    <State title={t('states.forbiddenTitle')} hint={t('states.forbiddenHint')}>
      <Link to={'/' as never}>{t('actions.backToOverview')}</Link>
    </State>
  )
}

/** Also reached when a page's script is gone because the platform was updated in the meantime: reloading fetches the new one. */
export function Crashed() {
  const t = useTranslations()
  return (
    <div role="alert">
      <State title={t('states.crashTitle')} hint={t('states.crashHint')}>
        <Button type="primary" onClick={() => location.reload()}>
          {t('actions.reload')}
        </Button>
      </State>
    </div>
  )
}
