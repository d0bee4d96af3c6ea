import { inRoot } from './root.mjs'

/**
 * The environment in which Node keeps what it compiled, so that the next start reads TypeScript already stripped and parsed: a command
 * answers in about three quarters of the time. Keyed by content; a folder that cannot be written is passed over in silence.
 */
export const withCompileCache = () => ({
  ...process.env,
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? inRoot('node_modules', '.cache', 'compiled'),
})
