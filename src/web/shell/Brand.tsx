import { Link } from '@tanstack/react-router'
import { useTranslations } from 'use-intl'
import mark from '../ui/mark.svg'

export function Brand() {
  const t = useTranslations('product')
  return (
    <Link className="shell-brand" to={'/' as never}>
      <img src={mark} alt="" />
      <b>{t('name')}</b>
    </Link>
  )
}
