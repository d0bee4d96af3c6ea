import { Button, Form, Input, Popconfirm } from 'antd'
import { useTranslations } from 'use-intl'
import { useAction } from '../../../web/kit/queries.ts'
import { useTellProblem } from '../../../web/ui/telling.ts'
import type { Pledge } from '../contract-displays.ts'
import { members, type pledgeMoves } from '../contract.ts'

/** Pledges of the member: written down for oneself, published, and fulfilled as the member says. */
export function OwnPledges({ pledges }: { pledges: readonly Pledge[] }) {
  const t = useTranslations('members.display')
  const tell = useTellProblem()
  const make = useAction(members.makePledge)
  const move = useAction(members.movePledge)
  const [form] = Form.useForm<{ line: string }>()
  const go = (id: string, step: (typeof pledgeMoves)[number]) =>
    void move.mutateAsync({ params: { id }, body: { move: step } }).catch(tell)
  return (
    <div>
      <h3>{t('pledge')}</h3>
      {pledges.length === 0 ? <p className="quiet">{t('own.noPledges')}</p> : null}
      <ul className="line-list">
        {pledges.map((one) => (
          <li key={one.id}>
            <span>
              <span data-name="">{[one.line, one.outcome].filter(Boolean).join(' · ')}</span>{' '}
              <span className="quiet">
                {t(`own.state.${one.state}`, {
                  madeOn: one.madeOn,
                  publishedOn: one.publishedOn ?? '',
                  fulfilledOn: one.fulfilledOn ?? '',
                })}
              </span>
            </span>
            <span className="no-print">
              {one.state === 'made' ? (
                <Button type="link" size="small" onClick={() => go(one.id, 'publish')}>
                  {t('own.publish')}
                </Button>
              ) : null}
              {one.state === 'published' ? (
                <Button type="link" size="small" onClick={() => go(one.id, 'fulfil')}>
                  {t('own.fulfil')}
                </Button>
              ) : null}
              <Popconfirm title={t('own.dropSure')} onConfirm={() => go(one.id, 'drop')}>
                <Button type="link" size="small" danger>
                  {t('own.drop')}
                </Button>
              </Popconfirm>
            </span>
          </li>
        ))}
      </ul>
      <Form
        form={form}
        layout="inline"
        className="no-print"
        onFinish={(body) => void make.mutateAsync({ body }).then(() => form.resetFields(), tell)}
      >
        <Form.Item name="line" rules={[{ required: true, min: 2, message: t('own.line') }]} style={{ flex: 1, minWidth: 220 }}>
          <Input maxLength={200} aria-label={t('own.line')} placeholder={t('pledgeHint')} />
        </Form.Item>
        <Button htmlType="submit" loading={make.isPending}>
          {t('own.make')}
        </Button>
      </Form>
    </div>
  )
}
