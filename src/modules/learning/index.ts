export { learning } from './contract.ts'
