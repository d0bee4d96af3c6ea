import { Button } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useCatalogue } from '../../../../web/kit/catalogue.ts'
import { Door } from '../../../../web/ui/Door.tsx'
import { EndConnectionDialog } from '../change/ConnectionDialogs.tsx'
import type { Connection, UnitDetail } from '../types.ts'
import { Period } from './Period.tsx'

/** Whom a unit stands under, beside and above, by line. */
export default function UnitConnections({ unit }: { unit: UnitDetail }) {
  const t = useTranslations('organisations')
  const [ending, setEnding] = useState<Connection | null>(null)
  const lines = Map.groupBy(unit.connections, (connection) => connection.line)
  return (
    <section className="panel">
      <h2>{t('unit.connections')}</h2>
      {unit.connections.length === 0 ? <p className="quiet">{t('unit.noConnections')}</p> : null}
      {[...lines].map(([line, connections]) => (
        <div key={line}>
          <h3 className="small-title">{t.has(`line.${line}` as never) ? t(`line.${line}` as 'line.area') : line}</h3>
          <ul className="line-list">
            {connections.map((connection) => (
              <ConnectionLine
                key={connection.id}
                connection={connection}
                onEnd={unit.can.change && connection.untilOn === null ? () => setEnding(connection) : undefined}
              />
            ))}
          </ul>
        </div>
      ))}
      {ending ? <EndConnectionDialog connection={ending} onClose={() => setEnding(null)} /> : null}
    </section>
  )
}

function ConnectionLine({ connection, onEnd }: { connection: Connection; onEnd?: () => void }) {
  const t = useTranslations('organisations')
  const { edge } = useCatalogue()
  return (
    <li>
      <span className="quiet">
        {connection.direction === 'in' ? '← ' : ''}
        {edge(connection.type)}
      </span>
      <span>
        <Door to={`/units/${connection.other.no}`}>{connection.other.name}</Door>
      </span>
      <span className="quiet tnum">
        <Period from={connection.fromOn} until={connection.untilOn} />
        {connection.act.documentNo ? ` · ${connection.act.documentNo}` : ''}
      </span>
      {onEnd ? (
        <Button type="link" size="small" onClick={onEnd} className="no-print">
          {t('change.endConnection')}
        </Button>
      ) : null}
    </li>
  )
}
