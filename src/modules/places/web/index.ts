import { BankOutlined, CalendarOutlined, ImportOutlined, RadarChartOutlined, SearchOutlined } from '@ant-design/icons'
import type { PageDefinition } from '../../../web/kit/page-definition.ts'

export const pages: PageDefinition[] = [
  {
    path: '/places',
    titleKey: 'places.pages.list',
    navGroup: 'places',
    navOrder: 1,
    icon: BankOutlined,
    action: 'place.read',
    load: () => import('./VenuesPage.tsx'),
  },
  {
    path: '/places/free',
    titleKey: 'places.pages.free',
    navGroup: 'places',
    navOrder: 2,
    icon: SearchOutlined,
    action: 'place.book',
    load: () => import('./FreePage.tsx'),
  },
  {
    path: '/places/bookings',
    titleKey: 'places.pages.bookings',
    navGroup: 'places',
    navOrder: 3,
    icon: CalendarOutlined,
    action: 'place.bookings',
    load: () => import('./BookingsPage.tsx'),
  },
  {
    path: '/places/reach',
    titleKey: 'places.pages.reach',
    navGroup: 'places',
    navOrder: 4,
    icon: RadarChartOutlined,
    action: 'place.reach',
    load: () => import('./ReachPage.tsx'),
  },
  {
    path: '/places/sheets',
    titleKey: 'places.sheet.title',
    navGroup: 'places',
    navOrder: 5,
    icon: ImportOutlined,
    action: 'place.keep',
    load: () => import('./SheetsPage.tsx'),
  },
  { path: '/places/sheets/$id', titleKey: 'places.sheet.one', action: 'place.keep', load: () => import('./SheetPage.tsx') },
  {
    path: '/places/bookings/$id',
    titleKey: 'places.pages.booking',
    action: 'place.bookings',
    load: () => import('./BookingPage.tsx'),
  },
  {
    path: '/places/series/$id',
    titleKey: 'places.pages.series',
    action: 'place.bookings',
    load: () => import('./SeriesPage.tsx'),
  },
  { path: '/places/$no', titleKey: 'places.pages.one', action: 'place.read', load: () => import('./VenuePage.tsx') },
]
