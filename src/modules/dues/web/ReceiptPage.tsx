import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { capitalYuan } from '../../../kernel/money-words.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { today } from '../../../web/kit/today.ts'
import { useCan } from '../../../web/kit/session.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { dues } from '../contract.ts'
import './dues.css'
import { yuan } from './use-money.ts'

/** A sheet to sign: the dues of a month as recorded, or one amount that went up or came back. It is no invoice and says so. */
export default function ReceiptPage() {
  const no = Number((useParams({ strict: false }) as { no: string }).no)
  const [state] = useUrlState()
  const own = useCan('dues.own')
  const t = useTranslations('dues')
  if (state.remittance)
    return <RemittanceSheet no={no} year={Number(state.year ?? today().slice(0, 4))} id={Number(state.remittance)} />
  // The sheet of a month names persons: it is the branch's own. Above it there are those of amounts handed up or returned.
  return !own ? (
    <PageFrame title={t('pages.receipt')}>
      <section className="panel">
        <State hint={t('receipt.choose')}>
          <Door to={`/dues/${no}/year`}>{t('pages.year')}</Door>
        </State>
      </section>
    </PageFrame>
  ) : (
    <MonthSheet no={no} month={state.month ?? today().slice(0, 7)} />
  )
}

function MonthSheet({ no, month }: { no: number; month: string }) {
  const t = useTranslations('dues')
  const answer = useEndpoint(dues.getMonth, { params: { no, month } })
  return (
    <Answer of={answer}>
      {(one) => {
        const paid = one.items.filter((item) => item.paymentId !== null)
        return (
          <Sheet
            title={t('receipt.month')}
            branch={one.branch.name}
            about={one.month}
            fen={one.sum.paidFen}
            sides={['hand', 'take']}
          >
            {paid.length === 0 ? (
              <State hint={t('receipt.nobody')} />
            ) : (
              <PlainTable
                label={t('receipt.month')}
                rows={paid}
                rowKey={(row) => row.memberId}
                columns={[
                  { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name}</span> },
                  {
                    key: 'amount',
                    title: t('field.amount'),
                    align: 'right',
                    className: 'tnum',
                    render: (row) => yuan(row.paidFen ?? 0),
                  },
                  { key: 'by', title: t('field.paidBy'), render: (row) => t(`by.${row.paidBy ?? 'self'}`) },
                ]}
              />
            )}
          </Sheet>
        )
      }}
    </Answer>
  )
}

function RemittanceSheet({ no, year, id }: { no: number; year: number; id: number }) {
  const t = useTranslations('dues')
  const answer = useEndpoint(dues.getYear, { params: { no, year } })
  return (
    <Answer of={answer}>
      {(one) => {
        const told = one.remittances.find((row) => row.id === id)
        if (!told) return <State hint={t('receipt.gone')} />
        const facts = [
          [t('field.counterpart'), told.counterpart],
          [t('field.remittedOn'), told.onDay],
          [t('field.documentNo'), told.documentNo],
          [t('field.note'), told.note],
        ].filter((fact): fact is [string, string] => fact[1] !== null)
        return (
          <Sheet
            title={t(`receipt.${told.kind}`)}
            branch={one.branch.name}
            about={String(one.year)}
            fen={told.amountFen}
            sides={['hand', 'take']}
          >
            <dl className="receipt-facts">
              {facts.map(([name, value]) => (
                <div key={name}>
                  <dt className="quiet">{name}</dt>
                  <dd>{value}</dd>
                </div>
              ))}
            </dl>
          </Sheet>
        )
      }}
    </Answer>
  )
}

interface SheetProps {
  readonly title: string
  readonly branch: string
  readonly about: string
  readonly fen: number
  readonly sides: readonly ('hand' | 'take')[]
  readonly children: ReactNode
}

function Sheet({ title, branch, about, fen, sides, children }: SheetProps) {
  const t = useTranslations('dues')
  const tools = (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {useTranslations('actions')('print')}
    </Button>
  )
  return (
    <PageFrame title={title} tools={tools} printFilter={`${branch} ${about}`}>
      <section className="panel receipt stack">
        <p style={{ margin: 0 }}>
          {branch} · <span className="tnum">{about}</span>
        </p>
        {children}
        <p className="receipt-total">
          {t('receipt.total', { yuan: yuan(fen) })} <span lang="zh">{t('receipt.capitals', { words: capitalYuan(fen) })}</span>
        </p>
        <div className="receipt-signs">
          {sides.map((side) => (
            <span key={side}>{t(`receipt.${side}`)}</span>
          ))}
          <span>{t('receipt.day')}</span>
        </div>
        <p className="quiet" style={{ margin: 0 }}>
          {t('receipt.about')} {t('only')}
        </p>
      </section>
    </PageFrame>
  )
}
