import { DeleteOutlined, PaperClipOutlined, UploadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Popconfirm, Upload } from 'antd'
import { useTranslations } from 'use-intl'
import { download, upload } from '../../../../web/kit/files.ts'
import { useAction } from '../../../../web/kit/queries.ts'
import { useTellProblem, useWork } from '../../../../web/ui/telling.ts'
import { procedures } from '../../contract.ts'
import type { CaseDetail } from '../types.ts'
import { useWord } from '../words.ts'

type Paper = CaseDetail['documents'][number]

/** The papers the procedure asks for, each with what was attached for it. */
export function PapersPanel({ one }: { one: CaseDetail }) {
  const t = useTranslations('procedures.detail')
  const word = useWord()
  const kinds = new Map(one.table.steps.flatMap((step) => step.papers).map((paper) => [paper.code, paper]))
  const rows = [...kinds.values()].map((paper) => ({ code: paper.code, name: word(paper), required: paper.required }))
  const all = [...rows, { code: 'other', name: t('other'), required: false }]
  const attached = (code: string) => one.documents.filter((document) => document.paper === code)
  const shown = all.filter((row) => row.code !== 'other' || one.can.attach || attached('other').length > 0)
  return (
    <section className="panel">
      <div className="panel-head">
        <h2>{t('documents')}</h2>
        {one.can.attach ? <span className="quiet">{t('papersHint')}</span> : null}
      </div>
      <ul className="case-papers">
        {shown.map((row) => (
          <li key={row.code}>
            <span>
              {row.name} <span className="quiet">{t(row.required ? 'required' : 'optional')}</span>
            </span>
            {one.can.attach ? <AttachButton caseId={one.id} paper={row.code} name={row.name} /> : <span />}
            <div className="files">
              {attached(row.code).map((document) => (
                <AttachedFile key={document.id} document={document} removable={one.can.amend} />
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function AttachButton({ caseId, paper, name }: { caseId: string; paper: string; name: string }) {
  const t = useTranslations('procedures.detail')
  const client = useQueryClient()
  const [busy, begin] = useWork()
  const send = async (file: File) => {
    await upload(procedures.attachDocument, { params: { id: caseId }, body: { paper }, file })
    await client.invalidateQueries()
  }
  return (
    <Upload
      className="no-print"
      showUploadList={false}
      accept=".pdf,.ofd,.jpg,.jpeg,.png,.docx,.xlsx"
      beforeUpload={(file) => {
        begin(() => send(file))
        return false
      }}
    >
      <Button size="small" icon={<UploadOutlined />} loading={busy} aria-label={t('attachPaper', { name })}>
        {t('attach')}
      </Button>
    </Upload>
  )
}

function AttachedFile({ document, removable }: { document: Paper; removable: boolean }) {
  const t = useTranslations('procedures.detail')
  const tell = useTellProblem()
  const remove = useAction(procedures.removeDocument)
  const fetchFile = () => download(procedures.downloadDocument, { params: { id: document.id } }).catch(tell)
  return (
    <div>
      <Button type="link" size="small" icon={<PaperClipOutlined />} onClick={() => void fetchFile()}>
        <span data-name>{document.fileName}</span>
      </Button>
      <span className="quiet tnum nowrap">
        {document.addedBy} {document.addedOn}
      </span>
      {removable ? (
        <Popconfirm
          title={t('removePaper', { name: document.fileName })}
          onConfirm={() => remove.mutate({ params: { id: document.id } }, { onError: tell })}
        >
          <Button
            className="no-print"
            type="text"
            size="small"
            icon={<DeleteOutlined />}
            aria-label={t('removePaper', { name: document.fileName })}
          />
        </Popconfirm>
      ) : null}
    </div>
  )
}
