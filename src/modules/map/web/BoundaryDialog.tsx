import { comma } from '../../../web/ui/figures.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, DatePicker, Form, Input, Modal, Popconfirm, Select, Upload } from 'antd'
import type { Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { upload } from '../../../web/kit/files.ts'
import { useAction } from '../../../web/kit/queries.ts'
import { useProblemText } from '../../../web/phrases/problem-text.ts'
import { map } from '../contract.ts'

interface Values {
  readonly owner: string
  readonly source: string
  readonly approvalNo: string
  readonly crs: 'CGCS2000' | 'WGS84' | 'GCJ02' | 'BD09'
  readonly publishedOn: Dayjs
}

/** Hand in a boundary file with what must be printed beside it, or take the boundaries away again. */
export function BoundaryDialog({
  open,
  onClose,
  districtNo,
  imported,
}: {
  open: boolean
  onClose: () => void
  districtNo: number
  imported: boolean
}) {
  const t = useTranslations()
  const text = useProblemText()
  const client = useQueryClient()
  const { message } = App.useApp()
  const [file, setFile] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<{ problem?: unknown; unmatched?: readonly string[]; matched?: number } | null>(null)
  const remove = useAction(map.removeBoundaries)
  const send = async ({ publishedOn, ...said }: Values) => {
    setBusy(true)
    setAnswer(null)
    try {
      const body = { ...said, districtNo, publishedOn: publishedOn.format('YYYY-MM-DD') }
      setAnswer(await upload(map.importBoundaries, { body, file: file! }))
      await client.invalidateQueries()
    } catch (problem) {
      setAnswer({ problem })
    } finally {
      setBusy(false)
    }
  }
  const field = (name: keyof Values, label: string, child: React.ReactNode, extra?: string) => (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: t('form.required', { name: label }) }]}>
      {child}
    </Form.Item>
  )
  return (
    <Modal open={open} onCancel={onClose} title={t('map.boundary.title')} footer={null} destroyOnHidden>
      <p className="quiet">{t('map.boundary.why')}</p>
      {answer?.problem ? <Alert type="error" showIcon title={text(answer.problem)} /> : null}
      {answer?.matched ? <Alert type="success" showIcon title={t('map.boundary.matched', { count: answer.matched })} /> : null}
      {answer?.unmatched?.length ? (
        <Alert
          type="warning"
          showIcon
          title={t('map.boundary.unmatched', {
            count: answer.unmatched.length,
            names: answer.unmatched.slice(0, 20).join(comma()),
          })}
        />
      ) : null}
      <Form layout="vertical" requiredMark={false} onFinish={send} initialValues={{ crs: 'CGCS2000' }} style={{ marginTop: 12 }}>
        <Form.Item label={t('map.boundary.file')} extra={t('map.boundary.kinds')}>
          <Upload
            maxCount={1}
            accept=".json,.geojson,.zip"
            beforeUpload={(chosen) => (setFile(chosen), false)}
            onRemove={() => setFile(null)}
          >
            <Button>{t('map.boundary.choose')}</Button>
          </Upload>
        </Form.Item>
        {field('owner', t('map.boundary.owner'), <Input maxLength={100} />)}
        {field('source', t('map.boundary.sourceName'), <Input maxLength={200} />)}
        {field('approvalNo', t('map.boundary.approvalNo'), <Input maxLength={60} />)}
        {field(
          'crs',
          t('map.boundary.crs'),
          <Select options={['CGCS2000', 'WGS84', 'GCJ02', 'BD09'].map((value) => ({ value, label: value }))} />,
          t('map.boundary.crsHint'),
        )}
        {field('publishedOn', t('map.boundary.publishedOn'), <DatePicker />)}
        <div className="row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!file}>
            {t('map.boundary.submit')}
          </Button>
          {imported ? (
            <Popconfirm
              title={t('map.boundary.remove')}
              description={t('map.boundary.removeHint')}
              onConfirm={() =>
                remove.mutate(
                  { params: { districtNo } },
                  {
                    onSuccess: ({ removed }) => void message.success(t('map.boundary.removed', { count: removed })),
                    onError: (problem) => setAnswer({ problem }),
                  },
                )
              }
            >
              <Button danger>{t('map.boundary.remove')}</Button>
            </Popconfirm>
          ) : null}
        </div>
      </Form>
    </Modal>
  )
}
