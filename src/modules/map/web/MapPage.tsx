import { FilterOutlined, PrinterOutlined } from '@ant-design/icons'
import { Badge, Button, Checkbox, Segmented, Tabs } from 'antd'
import { Suspense, useCallback, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type UrlPatch, useUrlState } from '../../../web/kit/url-state.ts'
import { AsOfControl, useAsOf } from '../../../web/ui/AsOfControl.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { DistrictControl, FilterChips, FilterDrawer, setFields, useFilterText } from '../../coverage/web/index.ts'
import { AreaTable } from './AreaTable.tsx'
import { BoundaryDialog } from './BoundaryDialog.tsx'
import { Legend, stringsOf } from './Legend.tsx'
import { MapBoard } from './MapBoard.tsx'
import { UnitList } from './UnitList.tsx'
import { useMapData } from './use-map-data.ts'
import './map.css'

export default function MapPage() {
  const t = useTranslations()
  const [, change] = useUrlState()
  const data = useMapData()
  const { day } = useAsOf()
  const [panel, setPanel] = useState<'filter' | 'boundary' | null>(null)
  const { state, view, districtNo, catalogue } = data
  const say = useCallback((patch: UrlPatch) => change(patch, { replace: true }), [change])
  const filterText = useFilterText()
  const conditions = setFields(state).filter((field) => field !== 'districtNo').length
  const hidden = view.hidden.join()
  const points = useMemo(
    () => (data.points.data?.points ?? []).filter((point) => !hidden.split(',').includes(point.group)),
    [data.points.data, hidden],
  )
  const tools = (
    <>
      <DistrictControl />
      <AsOfControl />
      <Badge count={conditions} size="small" color="#0958d9">
        <Button icon={<FilterOutlined />} onClick={() => setPanel('filter')}>
          {t('map.filter.open')}
        </Button>
      </Badge>
      {data.streets.data?.can.change ? <Button onClick={() => setPanel('boundary')}>{t('map.boundary.open')}</Button> : null}
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        {t('actions.print')}
      </Button>
    </>
  )
  return (
    <PageFrame title={t('map.page.title')} tools={tools} asOf={day} printFilter={filterText}>
      <style>{'@media print { @page { size: A4 landscape; margin: 10mm } }'}</style>
      <Answer of={catalogue}>
        {() =>
          districtNo === undefined ? (
            <State title={t('map.page.noDistrict')} hint={t('map.page.noDistrictHint')} />
          ) : (
            <>
              <div className="map-bar no-print">
                <Segmented
                  aria-label={t('map.shade.label')}
                  value={view.shade}
                  options={(['orgCoverage', 'workCoverage', 'none'] as const).map((value) => ({
                    value,
                    label: t(`map.shade.${value}`),
                  }))}
                  onChange={(shade) => say({ shade: shade === 'orgCoverage' ? null : shade })}
                />
                <Segmented
                  aria-label={t('map.level.label')}
                  value={view.level}
                  options={(['street', 'community'] as const).map((value) => ({ value, label: t(`map.level.${value}`) }))}
                  onChange={(level) => say({ level: level === 'street' ? null : level, area: null })}
                />
                {(['points', 'names'] as const).map((layer) => (
                  <Checkbox
                    key={layer}
                    checked={view[layer]}
                    onChange={(event) => say({ [layer]: event.target.checked ? null : 'off' })}
                  >
                    {t(`map.layers.${layer}`)}
                  </Checkbox>
                ))}
                {data.reachable ? (
                  <Segmented
                    aria-label={t('map.layer.label')}
                    value={view.layer}
                    options={[
                      { value: 'coverage', label: t('map.layer.coverage') },
                      { value: 'venue-reach', label: t('map.layer.reach') },
                    ]}
                    onChange={(layer) => say({ layer: layer === 'coverage' ? null : layer, hidden: null })}
                  />
                ) : null}
                <span className="grow" />
                <Door to={view.layer === 'coverage' ? '/units' : '/places/reach'} search={stringsOf(data.asked)}>
                  {t('map.filter.asList')}
                </Door>
              </div>
              <FilterChips />
              <div className="map-grid">
                <MapBoard data={data} points={view.points ? points : []} say={say} />
                <div className="panel map-side">
                  <Legend data={data} onHidden={(cells) => say({ hidden: cells.join(',') })} />
                  <Tabs
                    className="no-print"
                    size="small"
                    items={[
                      {
                        key: 'areas',
                        label: t('map.areas.tab'),
                        children: <AreaTable data={data} onArea={(no) => say({ area: no, unit: null })} />,
                      },
                      {
                        key: 'units',
                        label: t('map.units.tab'),
                        children: (
                          <UnitList
                            points={points}
                            unitNo={view.unitNo}
                            onUnit={(no) => say({ unit: no, area: null, points: null })}
                          />
                        ),
                      },
                    ]}
                  />
                </div>
              </div>
              <Suspense>{panel === 'filter' ? <FilterDrawer onClose={() => setPanel(null)} /> : null}</Suspense>
              <BoundaryDialog
                open={panel === 'boundary'}
                onClose={() => setPanel(null)}
                districtNo={districtNo}
                imported={(data.areas ?? []).some((area) => area.basis === 'imported')}
              />
            </>
          )
        }
      </Answer>
    </PageFrame>
  )
}
