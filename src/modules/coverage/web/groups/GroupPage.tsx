import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { AsOfControl, useAsOf } from '../../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import '../coverage.css'
import { DistrictControl } from '../DistrictControl.tsx'
import { FilterChips } from '../list/FilterChips.tsx'
import { useFilterText } from '../use-filter-text.ts'

interface GroupPageProps {
  readonly title: string
  /** The choice of this page, beside the filter it came with. */
  readonly choice: ReactNode
  /** The choice in words, for a printed head. */
  readonly choiceText: string
  readonly children: ReactNode
}

/** The list behind a figure that counts not units but who stands over them. */
export function GroupPage({ title, choice, choiceText, children }: GroupPageProps) {
  const t = useTranslations()
  const { day } = useAsOf()
  const filterText = useFilterText()
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={title} tools={tools} asOf={day} printFilter={[choiceText, filterText].filter(Boolean).join('; ')}>
      <section className="panel long stack list-panel">
        <div className="row no-print">{choice}</div>
        <FilterChips />
        {children}
      </section>
    </PageFrame>
  )
}
