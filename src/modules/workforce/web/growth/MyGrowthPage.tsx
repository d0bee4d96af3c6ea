import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { PageFrame } from '../../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import { PlanPanels } from './PlanPanels.tsx'

/** One's own development plan, as those who decide recorded it. */
export default function MyGrowthPage() {
  const t = useTranslations('workforce')
  const answer = useEndpoint(workforce.getMyGrowth, {})
  const tools = (
    <Button icon={<PrinterOutlined />} onClick={() => print()}>
      {useTranslations('actions')('print')}
    </Button>
  )
  return (
    <PageFrame title={t('pages.myGrowth')} tools={tools}>
      <Answer of={answer} height={200}>
        {({ persons }) => {
          const plans = persons.flatMap((person) => person.plans)
          if (plans.length === 0)
            return (
              <section className="panel">
                <State hint={t(persons.length === 0 ? 'growth.unlinked' : 'growth.noneOwn')} />
              </section>
            )
          return (
            <>
              <p className="quiet" style={{ margin: 0 }}>
                {t('growth.ownHint')}
              </p>
              {plans.map((plan) => (
                <PlanPanels key={plan.id} plan={plan} />
              ))}
            </>
          )
        }}
      </Answer>
    </PageFrame>
  )
}
