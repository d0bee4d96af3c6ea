import type { SmallDistrict } from '../../../test/support/small-district.ts'
import { systemActor } from '../../../test/support/platform.ts'
import type { RequestOf } from '../../kernel/endpoint.ts'
import { places } from './contract.ts'

type Facts = NonNullable<RequestOf<typeof places.enterVenue>['body']>

/** Every day from eight to ten in the evening. */
export const everyDay = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, until: 1320 }))

/** A shared venue of an owner with one room; answers its number and the room's. */
export async function makeVenue(
  { platform }: Pick<SmallDistrict, 'platform'>,
  ownerNo: number,
  more: Partial<Facts> = {},
): Promise<{ no: number; roomNo: number }> {
  const body: Facts = {
    ownerNo,
    fromOn: '2026-01-01',
    name: '党群服务中心',
    kind: 'service-centre',
    shared: true,
    hours: everyDay,
    rooms: [{ name: '一号厅', seats: 40 }],
    ...more,
  }
  const { no } = await platform.call(systemActor, places.enterVenue, { body })
  const { roomList } = await platform.call(systemActor, places.getVenue, { params: { no } })
  return { no, roomNo: roomList[0]!.no }
}
