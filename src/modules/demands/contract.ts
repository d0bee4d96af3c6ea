import { askEndpoints } from './contract-ask.ts'
import { orderEndpoints } from './contract-orders.ts'

/** Every endpoint of this module. */
export const demands = { ...orderEndpoints, ...askEndpoints }
