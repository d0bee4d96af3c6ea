import { Drawer } from 'antd'
import { Brand } from './Brand.tsx'
import { Navigation } from './Navigation.tsx'

/** The navigation of a narrow screen; goes away when something was chosen, and with Escape. */
export default function NavigationDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Drawer open={open} onClose={onClose} placement="left" size={260} title={<Brand />} styles={{ body: { padding: 8 } }}>
      <Navigation onChosen={onClose} />
    </Drawer>
  )
}
