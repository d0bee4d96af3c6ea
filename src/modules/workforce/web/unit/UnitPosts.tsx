import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useEndpoint } from '../../../../web/kit/queries.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { Answer } from '../../../../web/ui/states.tsx'
import { workforce } from '../../contract.ts'
import type { PostView } from '../../contract-posts.ts'
import { useTermsLine } from '../use-terms-line.ts'
import { AssignDialog, EndDialog, TermsDialog } from './PostDialogs.tsx'

/** Who helps or leads the Party work of a unit on the chosen day. */
export function UnitPosts({ unitNo, asOf }: { unitNo: number; asOf: string | undefined }) {
  const t = useTranslations('workforce')
  const termsLine = useTermsLine()
  const answer = useEndpoint(workforce.listUnitPosts, { params: { no: unitNo }, query: { asOf } }, { keep: true })
  const [assigning, setAssigning] = useState(false)
  const [ending, setEnding] = useState<PostView | null>(null)
  const [changing, setChanging] = useState<PostView | null>(null)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('unit.posts')}</h2>
        {answer.data?.can.change ? (
          <span className="tools no-print">
            <Button size="small" onClick={() => setAssigning(true)}>
              {t('unit.assign')}
            </Button>
          </span>
        ) : null}
      </div>
      <Answer of={answer} height={60}>
        {({ items, can }) =>
          items.length === 0 ? (
            <p className="quiet">{t('unit.noPosts')}</p>
          ) : (
            <ul className="line-list">
              {items.map((post) => (
                <li key={post.id}>
                  <span>
                    {can.openPerson ? (
                      <Door to={`/workforce/people/${post.person.id}`}>{post.person.name}</Door>
                    ) : (
                      post.person.name
                    )}{' '}
                    <span className="quiet">{t(`roles.${post.role}`)}</span>
                  </span>
                  <span className="quiet tnum">
                    {[post.senderName, termsLine(post), post.fromOn, post.documentNo].filter(Boolean).join(' · ')}
                  </span>
                  {can.change && post.untilOn === null ? (
                    <span className="no-print">
                      <Button type="link" size="small" onClick={() => setChanging(post)}>
                        {t('unit.change')}
                      </Button>
                      <Button type="link" size="small" onClick={() => setEnding(post)}>
                        {t('unit.endPost')}
                      </Button>
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {assigning ? <AssignDialog unitNo={unitNo} onClose={() => setAssigning(false)} /> : null}
      {changing ? <TermsDialog post={changing} onClose={() => setChanging(null)} /> : null}
      {ending ? <EndDialog post={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  )
}
