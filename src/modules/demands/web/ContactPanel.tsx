import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../../../web/kit/client.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { nothing } from '../../../web/ui/figures.ts'
import { useWork } from '../../../web/ui/telling.ts'
import { listPurposes } from '../../access/contract.ts'
import { demands } from '../contract.ts'
import type { Order } from './OrderPage.tsx'

/** How to reach who asked: masked, in full for a stated purpose, and a new code for who lost it. */
export function ContactPanel({ order }: { order: Order }) {
  const t = useTranslations('demands')
  const [shown, setShown] = useState<{ name: string | null; phone: string | null } | null>(null)
  const [code, setCode] = useState<string | null>(null)
  const [busy, begin] = useWork()
  const left = order.name !== null || order.phone !== null
  const renew = () => begin(async () => setCode((await call(demands.renewCode, { params: { id: order.id } })).code))
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('one.contact')}</h2>
      </div>
      {left ? (
        <dl className="demand-facts">
          <dt>{t('take.name')}</dt>
          <dd data-name="">{shown?.name ?? order.name ?? nothing}</dd>
          <dt>{t('take.phone')}</dt>
          <dd className="tnum" data-name="">
            {shown?.phone ?? order.phone ?? nothing}
          </dd>
        </dl>
      ) : (
        <p className="quiet" style={{ margin: 0 }}>
          {order.forgottenOn ? t('one.forgotten', { day: order.forgottenOn }) : t('one.none')}
        </p>
      )}
      {shown ? <p className="quiet">{t('one.shown')}</p> : null}
      {code ? (
        <p>
          {t('one.renewed')}
          <br />
          <b className="tnum" data-name="">
            {code}
          </b>
        </p>
      ) : null}
      {left ? (
        <div className="demand-acts no-print">
          {order.can.reveal && !shown ? <Reveal id={order.id} onShown={setShown} /> : null}
          {order.can.code && order.phone && !code ? (
            <Button loading={busy} onClick={renew}>
              {t('one.renew')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  )
}

function Reveal({ id, onShown }: { id: string; onShown: (shown: { name: string | null; phone: string | null }) => void }) {
  const t = useTranslations('demands.one')
  const { language } = useLanguage()
  const purposes = useEndpoint(listPurposes)
  const [busy, begin] = useWork()
  return (
    <Select
      aria-label={t('purpose')}
      placeholder={t('show')}
      value={null}
      loading={busy}
      popupMatchSelectWidth={false}
      style={{ minWidth: 120 }}
      options={(purposes.data ?? []).map((row) => ({ value: row.code, label: language === 'en' ? row.en : row.zh }))}
      onChange={(purpose: string | null) => {
        if (purpose) begin(async () => onShown(await call(demands.revealOrder, { params: { id }, body: { purpose } })))
      }}
    />
  )
}
