import { CheckOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useLanguage } from '../../../web/phrases/language.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer } from '../../../web/ui/states.tsx'
import { getRightsMatrix } from '../contract.ts'
import './access.css'
import { useDeed, useServerWord } from './words.ts'

type Rights = AnswerOf<typeof getRightsMatrix>

/** The table the server decides by, for an auditor to read and to print. */
export default function RightsPage() {
  const t = useTranslations()
  const answer = useEndpoint(getRightsMatrix)
  const tools = (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {t('actions.print')}
    </Button>
  )
  return (
    <PageFrame title={t('access.pages.rights')} tools={tools}>
      <section className="panel long">
        <p className="quiet">{t('access.rights.hint')}</p>
        <Answer of={answer}>{(rights) => <RightsTable rights={rights} />}</Answer>
      </section>
    </PageFrame>
  )
}

function RightsTable({ rights }: { rights: Rights }) {
  const t = useTranslations('access.rights')
  const { language } = useLanguage()
  const action = useDeed()
  const constraint = useServerWord('constraints')
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={t('caption')}>
      <table className="plain rights" aria-label={t('caption')}>
        <thead>
          <tr>
            <th scope="col">{t('action')}</th>
            <th scope="col">{t('reach')}</th>
            {rights.roles.map((role) => (
              <th key={role.code} scope="col" className="role">
                {language === 'en' ? role.en : role.zh}
                {role.standsAlone ? <div className="quiet">{t('standsAlone')}</div> : null}
              </th>
            ))}
            <th scope="col">{t('constraint')}</th>
          </tr>
        </thead>
        <tbody>
          {rights.rows.map((row) => (
            <tr key={`${row.action}:${row.reach}:${row.roles.join()}`}>
              <th scope="row">
                <span title={row.endpoints.join(', ')}>{action(row.action)}</span>
              </th>
              <td>{t(`reaches.${row.reach}`)}</td>
              {rights.roles.map((role) => (
                <td key={role.code} className="role">
                  {row.roles.includes(role.code) ? <CheckOutlined role="img" aria-label={t('yes')} /> : null}
                </td>
              ))}
              <td>{row.constraint ? constraint(row.constraint) : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
