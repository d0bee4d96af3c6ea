import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import '../procedures.css'
import { FormRules } from './FormRules.tsx'
import { ProcedureSection } from './ProcedureSection.tsx'
import { useWord } from '../words.ts'

/** The procedures of the district as the tables they are, and what Party organisations of some form may not do. */
export default function ProceduresPage() {
  const t = useTranslations()
  const word = useWord()
  const answer = useEndpoint(procedures.listProcedures)
  const tools = <Button icon={<PrinterOutlined />} onClick={() => print()} aria-label={t('actions.print')} />
  return (
    <PageFrame title={t('procedures.pages.tables')} tools={tools}>
      <Answer of={answer} height={480}>
        {({ items, forms }) => (
          <>
            <nav className="panel case-contents no-print" aria-label={t('procedures.tables.contents')}>
              {items.map((one) => (
                <a key={one.key} href={`#${one.key}`} className="door">
                  {word(one)}
                </a>
              ))}
            </nav>
            {items.map((one) => (
              <ProcedureSection key={one.key} procedure={one} />
            ))}
            {forms.length > 0 ? <FormRules forms={forms} /> : null}
          </>
        )}
      </Answer>
    </PageFrame>
  )
}
