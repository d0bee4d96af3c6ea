import { App, Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { ActionDialog } from '../../../web/ui/ActionDialog.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing } from '../../../web/ui/figures.ts'
import { ChoiceField, FindField } from '../../../web/ui/filter-fields.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { ListTools } from '../../../web/ui/ListTools.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { volunteering } from '../contract.ts'
import { chosenOf, hoursOf } from './use-words.ts'
import { useRequired } from '../../../web/ui/use-required.ts'

/** Volunteers in the order they came; masked outside the own organisation, ranked nowhere. */
export default function PeoplePage() {
  const t = useTranslations('volunteering')
  const [state] = useUrlState()
  const [entering, setEntering] = useState(false)
  const filter = chosenOf(state, [
    'who',
    'served',
    'helped',
    'returned',
    'rural',
    'origin',
    'fromOn',
    'untilOn',
    'districtNo',
    'q',
  ])
  const answer = useEndpoint(
    volunteering.listVolunteers,
    { query: { ...filter, page: state.page ?? '1' } as never },
    { keep: true },
  )
  const { served: _served, helped: _helped, returned: _returned, ...within } = filter
  const yesNo = [
    { value: 'yes', label: t('yes') },
    { value: 'no', label: t('no') },
  ]
  return (
    <PageFrame
      title={t('pages.people')}
      tools={
        <>
          <Button type="primary" onClick={() => setEntering(true)}>
            {t('people.enter')}
          </Button>
          <ListTools endpoint={volunteering.exportVolunteers} query={filter} />
        </>
      }
      printFilter={[
        filter['who'] && t(`who.${filter['who']}` as never),
        filter['helped'] === 'yes' && t('field.helped'),
        filter['returned'] === 'yes' && t('field.returned'),
        filter['origin'] === 'yes' && t('field.twoNew'),
        filter['fromOn'],
        filter['untilOn'],
      ]
        .filter(Boolean)
        .join(' · ')}
    >
      <section className="panel long stack list-panel">
        <p className="quiet" style={{ margin: 0 }}>
          {t('people.hint')}
        </p>
        <div className="row no-print" style={{ flexWrap: 'wrap' }}>
          <ChoiceField
            field="who"
            label={t('field.who')}
            options={(['member', 'other'] as const).map((value) => ({ value, label: t(`who.${value}`) }))}
          />
          <ChoiceField field="served" label={t('people.served')} options={yesNo} />
          <ChoiceField field="helped" label={t('field.helped')} options={yesNo} />
          <ChoiceField field="returned" label={t('field.returned')} options={yesNo} />
          <ChoiceField field="origin" label={t('field.twoNew')} options={yesNo} />
          <ChoiceField field="rural" label={t('field.rural')} options={yesNo} />
          <FindField label={t('people.find')} />
        </div>
        <Answer of={answer} height={300}>
          {(list) =>
            list.total === 0 ? (
              <State hint={t('people.empty')} />
            ) : (
              <>
                <p className="in-text" style={{ margin: 0, display: 'flex', flexWrap: 'wrap', gap: '4px 20px' }}>
                  {(['helped', 'returned'] as const).map((which) => (
                    <span key={which}>
                      {t(`field.${which}`)}{' '}
                      <Door
                        to="/service/people"
                        search={{ ...within, [which]: 'yes' }}
                        label={`${t(`field.${which}`)} ${list.counts[which]}`}
                      >
                        {list.counts[which]}
                      </Door>
                    </span>
                  ))}
                </p>
                <PlainTable
                  label={t('pages.people')}
                  rows={list.items}
                  rowKey={(row) => row.id}
                  columns={[
                    {
                      key: 'name',
                      title: t('field.name'),
                      render: (row) => <Door to={`/service/people/${row.id}`}>{row.name}</Door>,
                    },
                    { key: 'no', title: t('field.no'), className: 'tnum', render: (row) => row.no },
                    { key: 'who', title: t('field.who'), render: (row) => t(`who.${row.who}`) },
                    { key: 'home', title: t('field.home'), render: (row) => row.home?.name ?? nothing },
                    {
                      key: 'services',
                      title: t('field.services'),
                      align: 'right',
                      className: 'tnum',
                      render: (row) => <Door to={`/service/people/${row.id}`}>{row.services}</Door>,
                    },
                    {
                      key: 'hours',
                      title: t('field.hours'),
                      align: 'right',
                      className: 'tnum',
                      render: (row) => hoursOf(row.minutes),
                    },
                    {
                      key: 'helped',
                      title: t('field.helped'),
                      className: 'tnum',
                      render: (row) => (row.helpedOn ? row.helpedOn : nothing),
                    },
                    {
                      key: 'since',
                      title: t('field.since'),
                      align: 'right',
                      className: 'tnum',
                      render: (row) =>
                        row.helped ? <Door to={`/service/people/${row.id}`}>{hoursOf(row.givenSince.minutes)}</Door> : nothing,
                    },
                  ]}
                />
                <ListPages of={list} />
              </>
            )
          }
        </Answer>
      </section>
      {entering ? <EnterDialog onClose={() => setEntering(false)} /> : null}
    </PageFrame>
  )
}

interface Values {
  homeNo: number
  name: string
  phone: string
  bornOn?: string
  helpedByNo?: number
  originNo?: number
  consent: true
}

/** Kept with consent only; the code is shown once. */
function EnterDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations()
  const v = useTranslations('volunteering')
  const { modal } = App.useApp()
  const enter = useAction(volunteering.enterVolunteer)
  const must = useRequired()
  const send = async (body: Values) => {
    const { code } = await enter.mutateAsync({ body })
    void modal.success({ title: v('people.code', { code }), okText: t('actions.close') })
  }
  return (
    <ActionDialog<Values>
      title={v('people.enter')}
      hint={v('people.enterHint')}
      pending={enter.isPending}
      error={enter.error}
      send={send}
      onClose={onClose}
    >
      <Form.Item name="homeNo" label={v('field.home')} rules={must(v('field.home'))}>
        <UnitPicker />
      </Form.Item>
      <div className="grid-2">
        <Form.Item name="name" label={v('field.name')} rules={must(v('field.name'))}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="phone" label={v('field.phone')} rules={must(v('field.phone'))}>
          <Input maxLength={20} />
        </Form.Item>
        <Form.Item name="bornOn" label={v('field.bornOn')}>
          <DayInput />
        </Form.Item>
        <Form.Item name="originNo" label={v('field.origin')}>
          <UnitPicker />
        </Form.Item>
        <Form.Item name="helpedByNo" label={v('field.helped')}>
          <UnitPicker />
        </Form.Item>
      </div>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[{ validator: async (_, value) => (value ? undefined : Promise.reject(new Error(v('people.consent')))) }]}
      >
        <Checkbox>{v('people.consent')}</Checkbox>
      </Form.Item>
    </ActionDialog>
  )
}
