export { en } from './phrases.en.ts'
export { zh } from './phrases.zh.ts'
