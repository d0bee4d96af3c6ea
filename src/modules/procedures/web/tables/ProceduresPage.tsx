import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import type { ProcedureView } from '../types.ts'
import { useWord } from '../words.ts'
import { FormRules } from './FormRules.tsx'
import { ProcedureSection } from './ProcedureSection.tsx'

const ChangeTableDialog = lazy(async () => ({ default: (await import('./ChangeTableDialog.tsx')).ChangeTableDialog }))
const RestoreTableDialog = lazy(async () => ({ default: (await import('./RestoreTableDialog.tsx')).RestoreTableDialog }))

/** The procedures of the district as the tables they are, and what Party organisations of some form may not do. */
export default function ProceduresPage() {
  const t = useTranslations()
  const word = useWord()
  const answer = useEndpoint(procedures.listProcedures)
  const tools = <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={t('actions.print')} />
  return (
    <PageFrame title={t('procedures.pages.tables')} tools={tools}>
      <Answer of={answer} height={480}>
        {({ items, forms, can, districtNo }) => (
          <>
            <nav className="panel case-contents no-print" aria-label={t('procedures.tables.contents')}>
              {items.map((one) => (
                <a key={one.key} href={`#${one.key}`} className="door">
                  {word(one)}
                </a>
              ))}
            </nav>
            {items.map((one) => (
              <ProcedureSection
                key={one.key}
                procedure={one}
                tools={can.change && districtNo !== null ? <ChangeTools procedure={one} districtNo={districtNo} /> : null}
              />
            ))}
            {forms.length > 0 ? <FormRules forms={forms} /> : null}
          </>
        )}
      </Answer>
    </PageFrame>
  )
}

function ChangeTools({ procedure, districtNo }: { procedure: ProcedureView; districtNo: number }) {
  const t = useTranslations('procedures.tables')
  const word = useWord()
  const [open, setOpen] = useState<'change' | 'restore' | null>(null)
  const props = { procedure, districtNo, onClose: () => setOpen(null) }
  return (
    <span className="no-print tools">
      <Button size="small" onClick={() => setOpen('change')} aria-label={t('change', { name: word(procedure) })}>
        {t('changeShort')}
      </Button>
      {procedure.own ? (
        <Button size="small" onClick={() => setOpen('restore')} aria-label={t('restore', { name: word(procedure) })}>
          {t('restoreShort')}
        </Button>
      ) : null}
      <Suspense fallback={null}>
        {open === 'change' ? <ChangeTableDialog {...props} /> : null}
        {open === 'restore' ? <RestoreTableDialog {...props} /> : null}
      </Suspense>
    </span>
  )
}
