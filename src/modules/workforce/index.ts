export { listPostRows, postColumns } from './exchange.ts'
export {
  type NewPost,
  type PostRole,
  prepareNamedPosts,
  recordNamedPosts,
  recordPosts,
  undoPosts,
  unitsWithLaterPosts,
} from './store.ts'
export { linkPersonNamed, recordTermsOfSender } from './seeds.ts'
