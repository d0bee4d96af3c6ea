import { EyeOutlined } from '@ant-design/icons'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { phraseKey } from '../../../../web/phrases/branches.ts'
import { Answer } from '../../../../web/ui/states.tsx'
import { organisations } from '../../contract.ts'

/** Which grant, over which connections, lets this person see or change the unit. */
export default function UnitVisibility({ unitNo }: { unitNo: number }) {
  const t = useTranslations('organisations.why')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={<EyeOutlined />} onClick={() => setOpen(true)}>
        {t('open')}
      </Button>
      <Drawer title={t('title')} open={open} onClose={() => setOpen(false)} size="min(520px, 100vw)" destroyOnHidden>
        <Reasons unitNo={unitNo} />
      </Drawer>
    </>
  )
}

function Reasons({ unitNo }: { unitNo: number }) {
  const t = useTranslations('organisations.why')
  const deeds = useTranslations('deeds')
  const roles = useTranslations('access.server.roles')
  const answer = useEndpoint(organisations.explainVisibility, { params: { no: unitNo } })
  return (
    <Answer of={answer}>
      {({ actions }) => (
        <ul className="line-list">
          {actions.map((row) => (
            <li key={row.action} style={{ display: 'block' }}>
              <div className="row">
                <span title={row.action}>
                  {deeds.has(phraseKey(row.action) as never) ? (deeds(phraseKey(row.action) as never) as string) : row.action}
                </span>
                <b>{row.allowed ? t('allowed') : t('refused')}</b>
              </div>
              {row.grants.map((grant) => (
                <p key={`${grant.role}@${grant.node.no}`}>
                  {t('by', { role: roles.has(grant.role) ? roles(grant.role) : grant.role, node: grant.node.name })}
                  {grant.path.length > 0 ? (
                    <span className="quiet">
                      {' '}
                      · {t('path')} {grant.path.map((step) => step.unit.name).join(' → ')}
                    </span>
                  ) : null}
                </p>
              ))}
              {row.missing ? (
                <p className="quiet">
                  {t.has(`codes.${row.missing}` as never)
                    ? (t(`codes.${row.missing}` as never) as string)
                    : t('missing', { missing: row.missing })}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}
