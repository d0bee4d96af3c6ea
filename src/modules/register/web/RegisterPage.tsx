import { Pagination } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { register } from '../contract.ts'
import { ImportTable } from './ImportTable.tsx'
import { UploadPanel } from './UploadPanel.tsx'
import './register.css'

const pageSize = 20

/** Hand in a register, and all that were handed in before. */
export default function RegisterPage() {
  const t = useTranslations('register')
  const [state, change] = useUrlState()
  const page = Number(state['page'] ?? 1)
  const list = useEndpoint(
    register.listImports,
    { query: { page, pageSize } },
    { keep: true, every: (answer) => (answer?.items.some((item) => item.jobId !== null) ? 3000 : false) },
  )
  return (
    <PageFrame title={t('pages.list')}>
      <UploadPanel />
      <section className="panel long">
        <div className="panel-head">
          <h2>{t('history.title')}</h2>
        </div>
        <Answer of={list}>
          {({ items, total }) =>
            total === 0 ? (
              <State hint={t('history.empty')} />
            ) : (
              <>
                <ImportTable items={items} />
                {total > pageSize ? (
                  <Pagination current={page} total={total} pageSize={pageSize} onChange={(next) => change({ page: next })} />
                ) : null}
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
