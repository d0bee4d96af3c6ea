export { zh } from './phrases.zh.ts'
export { en } from './phrases.en.ts'
