export { centresOfAreas, type AreaCentre } from './centres.ts'
