import { Link } from '@tanstack/react-router'
import { Table } from 'antd'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { register } from '../contract.ts'
import { StateTag } from './StateTag.tsx'
import { UploadPanel } from './UploadPanel.tsx'
import './register.css'

/** Hand in a register, and all that were handed in before. */
export default function RegisterPage() {
  const t = useTranslations('register')
  const { count, moment } = useFigures()
  const [state, change] = useUrlState()
  const page = Number(state['page'] ?? 1)
  const list = useEndpoint(
    register.listImports,
    { query: { page, pageSize: 20 } },
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
              <Table
                size="small"
                rowKey="id"
                dataSource={items}
                scroll={{ x: 760 }}
                pagination={
                  total > 20 ? { current: page, total, pageSize: 20, onChange: (next) => change({ page: next }) } : false
                }
                columns={[
                  {
                    title: t('history.file'),
                    dataIndex: 'fileName',
                    render: (name: string, item) => (
                      <Link className="door" to={`/register/${item.id}` as never}>
                        {name}
                      </Link>
                    ),
                  },
                  { title: t('history.district'), render: (_, item) => item.district.name },
                  {
                    title: t('history.statementOn'),
                    dataIndex: 'statementOn',
                    className: 'tnum',
                    render: (day) => day ?? nothing,
                  },
                  { title: t('history.state'), render: (_, item) => <StateTag state={item.state} /> },
                  {
                    title: t('history.rows'),
                    align: 'right',
                    className: 'tnum',
                    render: (_, item) => count(item.rowCounts.dataRows),
                  },
                  {
                    title: t('history.uploaded'),
                    className: 'tnum nowrap',
                    render: (_, item) => `${moment(item.uploadedAt)}${item.uploadedBy ? ` · ${item.uploadedBy}` : ''}`,
                  },
                ]}
              />
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}
