import { useQuery } from '@tanstack/react-query'
import { Alert, Form } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import type { CallProblem } from '../../../../web/kit/call-problem.ts'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { call } from '../../../../web/kit/client.ts'
import { useLater } from '../../../../web/kit/use-later.ts'
import { useProblemText } from '../../../../web/phrases/problem-text.ts'
import { comma } from '../../../../web/ui/figures.ts'
import { organisations } from '../../contract.ts'

type Preview = AnswerOf<typeof organisations.previewMerge>
type Handed = Preview['units'][number]['handedOver'][number]

/** What the merger would move and end, asked of the server as soon as the units and the day are chosen. Nothing is changed by asking. */
export function useMergePreview(no: number, chosen: { mergedNos?: readonly number[]; effectiveOn?: string | null }) {
  const content = useLater(JSON.stringify([chosen.mergedNos ?? [], chosen.effectiveOn ?? null]), 300)
  const [mergedNos, effectiveOn] = JSON.parse(content) as [number[], string | null]
  return useQuery<Preview, CallProblem>({
    queryKey: [organisations.previewMerge.name, no, content],
    queryFn: ({ signal }) =>
      call(organisations.previewMerge, { params: { no }, body: { mergedNos, effectiveOn: effectiveOn! } }, { signal }),
    enabled: mergedNos.length > 0 && effectiveOn !== null,
    staleTime: 0,
    retry: false,
  })
}

/** The counts of each unit that ends, every one a door to the list it counts. */
export function MergePreview({ of }: { of: ReturnType<typeof useMergePreview> }) {
  const t = useTranslations('organisations.change')
  const text = useProblemText()
  if (of.error) return <Alert type="warning" showIcon title={text(of.error)} style={{ marginBottom: 16 }} />
  if (!of.data) return null
  return (
    <Form.Item label={t('willMove')}>
      {of.data.units.map(({ unit, handedOver }) => (
        <div key={unit.no}>
          <b data-name="">{unit.name}</b>
          {handedOver.length === 0 ? (
            <p className="quiet">{t('nothingHangs')}</p>
          ) : (
            <ul className="line-list">
              {handedOver.map((handed) => (
                <HandedLine key={handed.what} no={unit.no} handed={handed} />
              ))}
            </ul>
          )}
        </div>
      ))}
    </Form.Item>
  )
}

function HandedLine({ no, handed: { what, moved, ended } }: { no: number; handed: Handed }) {
  const t = useTranslations('organisations.change')
  const { edge } = useCatalogue()
  const name = t.has(`handed.${what}` as never) ? t(`handed.${what}` as 'handed.case') : (edge(what) ?? what)
  const counts = [moved > 0 ? t('moves', { count: moved }) : null, ended > 0 ? t('ends', { count: ended }) : null]
  return (
    <li>
      <span>{name}</span>
      {/* Beside the dialog, which keeps what has been entered. */}
      <a className="door tnum" href={listOf(what, no)} target="_blank" rel="noreferrer">
        {counts.filter(Boolean).join(comma())}
      </a>
    </li>
  )
}

const filters: Readonly<Record<string, string>> = {
  street_no: 'streetNo',
  community_no: 'communityNo',
  industry_no: 'industryNo',
}
const pagesOf: Readonly<Record<string, string>> = {
  case: '/cases?view=open&unitNo=',
  member: '/members?branchNo=',
  'member-hosted': '/members?hostNo=',
  visit: '/workforce/visits?unitNo=',
  task: '/workforce/tasks?unitNo=',
}

/** The list a count is taken from; what has none of its own stands on the page of the unit. */
function listOf(what: string, no: number): string {
  if (filters[what]) return `/units?${filters[what]}=${no}`
  return pagesOf[what] ? `${pagesOf[what]}${no}` : `/units/${no}`
}
