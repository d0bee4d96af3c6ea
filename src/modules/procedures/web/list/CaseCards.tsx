import { Pagination } from 'antd'
import { Door } from '../../../../web/ui/Door.tsx'
import { DueMark } from '../DueMark.tsx'
import { StepTag } from '../StepTag.tsx'
import type { CaseList } from '../types.ts'
import { useWord } from '../words.ts'

/** The list on a phone: what it is, of whom, where it stands, by when. */
export function CaseCards({ list, onPage }: { list: CaseList; onPage: (page: number) => void }) {
  const word = useWord()
  return (
    <>
      <ul className="case-cards">
        {list.items.map((row) => (
          <li key={row.id}>
            <Door to={`/cases/${row.id}`}>{row.title}</Door>
            <div className="quiet">
              {word(row.procedure)} · {row.subject.name}
            </div>
            <div className="row">
              <StepTag of={row} />
              {row.dueOn ? <DueMark due={row} /> : null}
            </div>
          </li>
        ))}
      </ul>
      <Pagination simple current={list.page} pageSize={list.pageSize} total={list.total} onChange={onPage} align="center" />
    </>
  )
}
