import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { reports } from '../contract.ts'
import { FigureTable } from './FigureTable.tsx'
import { ReceiptDrawer } from './ReceiptDrawer.tsx'
import { useNames } from './use-names.ts'
import './reports.css'

export type Programme = AnswerOf<typeof reports.listFigures>['programmes'][number]
export type Figure = Programme['figures'][number]

/** The published figures of every programme in reach, each a door to exactly the records it counts. */
export default function FiguresPage() {
  const t = useTranslations('reports')
  const actions = useTranslations('actions')
  const { asOf, day } = useAsOf()
  const answer = useEndpoint(reports.listFigures, { query: { asOf } }, { keep: true })
  const [shown, setShown] = useState<Figure | null>(null)
  const tools = (
    <>
      <AsOfControl />
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {actions('print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('pages.figures')} asOf={day} tools={tools}>
      <p className="quiet figures-intro no-print">{t('intro')}</p>
      <Answer of={answer}>
        {({ programmes }) =>
          programmes.length === 0 ? (
            <section className="panel">
              <State title={t('empty')} hint={t('emptyHint')} />
            </section>
          ) : (
            programmes.map((programme) => (
              <ProgrammePanel key={`${programme.code} ${programme.district.no}`} programme={programme} onReceipt={setShown} />
            ))
          )
        }
      </Answer>
      <ReceiptDrawer figure={shown} onClose={() => setShown(null)} />
    </PageFrame>
  )
}

function ProgrammePanel({ programme, onReceipt }: { programme: Programme; onReceipt: (figure: Figure) => void }) {
  const t = useTranslations('reports')
  const { nameOf } = useNames()
  const title = nameOf(programme)
  return (
    <section className="panel long" aria-label={`${title} · ${programme.district.name}`}>
      <div className="figures-head">
        <h2>{title}</h2>
        <span className="quiet">{programme.district.name}</span>
      </div>
      {programme.figures.length === 0 ? (
        <State hint={t('noFigures')} />
      ) : (
        <FigureTable figures={programme.figures} onReceipt={onReceipt} />
      )}
    </section>
  )
}
