import { App, Button, Tag } from 'antd'
import { useTranslations } from 'use-intl'
import type { AnswerOf } from '../../../kernel/endpoint.ts'
import { upload } from '../../../web/kit/files.ts'
import { useAction, useEndpoint } from '../../../web/kit/queries.ts'
import { useUrlState } from '../../../web/kit/url-state.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { SheetUpload } from '../../../web/sheets/SheetUpload.tsx'
import { Door } from '../../../web/ui/Door.tsx'
import { nothing, useFigures } from '../../../web/ui/figures.ts'
import { Flag } from '../../../web/ui/Flag.tsx'
import { ListPages } from '../../../web/ui/ListPages.tsx'
import { PageFrame } from '../../../web/ui/PageFrame.tsx'
import { PlainTable } from '../../../web/ui/PlainTable.tsx'
import { Answer, State } from '../../../web/ui/states.tsx'
import { useTellProblem } from '../../../web/ui/telling.ts'
import { development } from '../contract.ts'

type Intake = AnswerOf<typeof development.getIntake>

/** Cases that were under way before the platform: handed in as a spreadsheet, looked at row by row, applied and taken back as a whole. */
export default function IntakesPage() {
  const t = useTranslations('development.intake')
  const [state, change] = useUrlState()
  const send = async (file: File) => {
    const { id } = await upload(development.uploadIntake, { file })
    change({ id, page: null })
  }
  return (
    <PageFrame title={t('title')}>
      <section className="panel long stack">
        <p className="quiet" style={{ margin: 0 }}>
          {t('hint')}
        </p>
        <SheetUpload label={t('upload')} send={send} />
      </section>
      {state.id ? <OneIntake key={state.id} id={state.id} /> : null}
      <Handed />
    </PageFrame>
  )
}

function OneIntake({ id }: { id: string }) {
  const answer = useEndpoint(development.getIntake, { params: { id } })
  return <Answer of={answer}>{(one) => <Lines one={one} />}</Answer>
}

function Lines({ one }: { one: Intake }) {
  const t = useTranslations('development')
  const text = useProblemText()
  const tell = useTellProblem()
  const { modal } = App.useApp()
  const apply = useAction(development.applyIntake)
  const undo = useAction(development.undoIntake)
  const fit = one.lines.filter((line) => line.problem === null).length
  const send = () => void apply.mutateAsync({ params: { id: one.id } }).catch(tell)
  const takeBack = () =>
    modal.confirm({
      title: t('intake.undo'),
      content: t('intake.undoHint'),
      onOk: () => undo.mutateAsync({ params: { id: one.id } }).catch(tell),
    })
  return (
    <section className="panel long stack">
      <div className="panel-head">
        <h2 data-name="">{one.fileName}</h2>
        <span className="tools no-print">
          {one.state === 'read' ? (
            <Button type="primary" disabled={fit === 0} loading={apply.isPending} onClick={send}>
              {t('intake.apply', { count: fit })}
            </Button>
          ) : null}
          {one.state === 'applied' ? <Button onClick={takeBack}>{t('intake.undo')}</Button> : null}
        </span>
      </div>
      {one.state === 'read' ? (
        <PlainTable
          label={t('intake.title')}
          rows={one.lines}
          rowKey={(row) => row.row}
          columns={[
            { key: 'name', title: t('field.name'), render: (row) => <span data-name="">{row.name || nothing}</span> },
            { key: 'row', title: t('intake.row'), align: 'right', className: 'tnum', render: (row) => row.row },
            { key: 'branch', title: t('field.branch'), render: (row) => <span data-name="">{row.branch || nothing}</span> },
            { key: 'stage', title: t('field.stage'), render: (row) => <span data-name="">{row.stage || nothing}</span> },
            { key: 'applied', title: t('field.begunOn'), className: 'tnum', render: (row) => row.appliedOn || nothing },
            { key: 'version', title: t('field.version'), className: 'tnum', render: (row) => row.version ?? nothing },
            {
              key: 'problem',
              title: t('intake.verdict'),
              render: (row) => (row.problem ? <Flag>{text(row.problem)}</Flag> : <Tag>{t('intake.fits')}</Tag>),
            },
          ]}
        />
      ) : (
        <State hint={t(one.state === 'applied' ? 'intake.applied' : 'intake.undone', { count: one.opened })}>
          <Door to="/development">{t('pages.list')}</Door>
        </State>
      )}
    </section>
  )
}

function Handed() {
  const t = useTranslations('development.intake')
  const [state] = useUrlState()
  const { moment } = useFigures()
  const answer = useEndpoint(development.listIntakes, { query: { page: Number(state.page ?? 1), pageSize: 20 } }, { keep: true })
  return (
    <section className="panel long stack">
      <h2>{t('handed')}</h2>
      <Answer of={answer} height={120}>
        {(list) =>
          list.total === 0 ? (
            <State hint={t('empty')} />
          ) : (
            <>
              <PlainTable
                label={t('handed')}
                rows={list.items}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: 'file',
                    title: t('file'),
                    render: (row) => (
                      <Door to="/development/intakes" search={{ id: row.id }}>
                        <span data-name="">{row.fileName}</span>
                      </Door>
                    ),
                  },
                  { key: 'at', title: t('at'), className: 'tnum', render: (row) => moment(row.at) },
                  { key: 'state', title: t('state'), render: (row) => <Tag>{t(`states.${row.state}`)}</Tag> },
                  { key: 'opened', title: t('opened'), align: 'right', className: 'tnum', render: (row) => row.opened },
                ]}
              />
              <ListPages of={list} />
            </>
          )
        }
      </Answer>
    </section>
  )
}
