import { DownOutlined } from '@ant-design/icons'
import { useNavigate } from '@tanstack/react-router'
import { Button, Dropdown } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { useCan } from '../../../../web/kit/session.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { procedures } from '../../contract.ts'
import { DueMark } from '../DueMark.tsx'
import '../procedures.css'
import { StepTag } from '../StepTag.tsx'
import { useWord } from '../words.ts'

/** So many stand on the page of a unit; the rest behind the number. */
const shown = 8

/** What is and was applied for about a unit, and what may be. */
export function UnitCases({ unitNo }: { unitNo: number }) {
  const t = useTranslations('procedures')
  const word = useWord()
  const answer = useEndpoint(procedures.listCases, { query: { unitNo, view: 'all', page: 1, pageSize: shown } })
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('unit.title')}</h2>
        <span className="tools no-print">{useCan('case.act') ? <OpenMenu unitNo={unitNo} /> : null}</span>
      </div>
      <Answer of={answer} height={60}>
        {(list) =>
          list.total === 0 ? (
            <p className="quiet">{t('unit.none')}</p>
          ) : (
            <>
              <ul className="line-list">
                {list.items.map((one) => (
                  <li key={one.id}>
                    <Door to={`/cases/${one.id}`}>{one.title}</Door>
                    <span className="quiet grow">{word(one.procedure)}</span>
                    <span className="case-due">
                      <StepTag of={one} />
                      {one.dueOn ? <DueMark due={one} /> : <span className="quiet tnum">{one.decidedOn}</span>}
                    </span>
                  </li>
                ))}
              </ul>
              {list.total > shown ? (
                <p>
                  <Door to="/cases" search={{ view: 'all', unitNo: String(unitNo) }}>
                    {t('waiting.all', { count: list.total })}
                  </Door>
                </p>
              ) : null}
            </>
          )
        }
      </Answer>
    </section>
  )
}

/** The procedures that are for this unit, as the server says; each opens a form with the unit filled in. */
function OpenMenu({ unitNo }: { unitNo: number }) {
  const t = useTranslations('procedures.list')
  const word = useWord()
  const navigate = useNavigate()
  const { data } = useEndpoint(procedures.listProcedures, { query: { unitNo } })
  if (!data || data.items.length === 0) return null
  const items = data.items.map((one) => ({ key: one.key, label: word(one) }))
  const open = (procedure: string) =>
    void navigate({ to: '/cases/new' as never, search: { procedure, subject: String(unitNo) } as never })
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => open(key) }}>
      <Button size="small">
        {t('open')} <DownOutlined />
      </Button>
    </Dropdown>
  )
}
