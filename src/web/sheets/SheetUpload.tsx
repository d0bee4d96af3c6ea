import { Button, Upload } from 'antd'
import { useWork } from '../ui/telling.ts'

interface SheetUploadProps {
  readonly label: string
  readonly send: (file: File) => Promise<void>
}

/** Chooses a spreadsheet and hands it in; while that is under way no second one is begun. */
export function SheetUpload({ label, send }: SheetUploadProps) {
  const [busy, begin] = useWork()
  return (
    <Upload
      accept=".xlsx,.xls,.ods,.csv"
      showUploadList={false}
      beforeUpload={(file) => {
        begin(() => send(file))
        return false
      }}
    >
      <Button type="primary" loading={busy}>
        {label}
      </Button>
    </Upload>
  )
}
