import { Pagination, Segmented } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useNotedWords } from '../../../web/phrases/noted-words.ts'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { listMyReadLog } from '../contract.ts'
import { usePurposeName } from './words.ts'

type Read = AnswerOf<typeof listMyReadLog>['items'][number]
type Side = 'about-me' | 'by-me'

/** Who looked at one's protected data, when and what for; and what one looked at oneself. */
export default function ReadsPage() {
  const t = useTranslations('access')
  const [state, change] = useUrlState()
  const side: Side = state.side === 'by-me' ? 'by-me' : 'about-me'
  const answer = useEndpoint(listMyReadLog, { query: { side, page: Number(state.page ?? 1), pageSize: 50 } }, { keep: true })
  return (
    <PageFrame title={t('pages.reads')}>
      <section className="panel long stack">
        <p className="quiet" style={{ margin: 0 }}>
          {t('reads.hint')}
        </p>
        <Segmented<Side>
          className="no-print"
          style={{ alignSelf: 'flex-start' }}
          value={side}
          onChange={(value) => change({ side: value === 'about-me' ? null : value, page: null })}
          options={[
            { value: 'about-me', label: t('reads.aboutMe') },
            { value: 'by-me', label: t('reads.byMe') },
          ]}
        />
        <Answer of={answer}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('reads.empty')} />
            ) : (
              <>
                <ReadTable items={list.items} />
                <Pagination
                  align="end"
                  current={list.page}
                  pageSize={list.pageSize}
                  total={list.total}
                  showSizeChanger={false}
                  onChange={(page) => change({ page })}
                />
              </>
            )
          }
        </Answer>
      </section>
    </PageFrame>
  )
}

function ReadTable({ items }: { items: readonly Read[] }) {
  const t = useTranslations('access.reads')
  const { moment } = useFigures()
  const purpose = usePurposeName()
  const noted = useNotedWords()
  return (
    <div className="scroll-x">
      <table className="plain">
        <thead>
          <tr>
            {(['at', 'reader', 'class', 'fields', 'purpose', 'object'] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((read) => (
            <tr key={`${read.at}${read.readerAccountId}${read.objectId}`}>
              <td className="tnum nowrap">{moment(read.at)}</td>
              <td>{read.readerName ?? nothing}</td>
              <td>{t(`classes.${read.class}`)}</td>
              <td>{noted.fields(read.fields)}</td>
              <td>{purpose(read.purpose)}</td>
              <td>
                {read.unitNo ? (
                  <Door to={`/units/${read.unitNo}`}>{noted.object(read.objectType, read.objectId)}</Door>
                ) : (
                  noted.object(read.objectType, read.objectId)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
