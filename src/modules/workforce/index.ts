export { listPostRows, postColumns } from './exchange.ts'
export {
  type NewPost,
  type PostRole,
  prepareNamedPosts,
  recordNamedPosts,
  recordPosts,
  takeBackPosts,
  undoPosts,
  unitsWithLaterPosts,
} from './store.ts'
export { type Appointment, appoint } from './appoint.ts'
export { type Staffing, readStaffing, type StaffedPerson, type StaffedUnit } from './staffing.ts'
export { linkPersonNamed, recordTermsOfSender } from './seeds.ts'
