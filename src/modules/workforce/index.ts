export { type NewPost, type PostRole, recordPosts, undoPosts } from './store.ts'
