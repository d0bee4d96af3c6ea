import { buildPlatformServer } from '../../src/app/server.ts'
import { openPlatform } from '../../src/app/platform.ts'
import { readConfig } from '../../src/platform/config/config.ts'

/** The server in a process of its own, without the limit on requests an address; prints where it listens. Ends with its parent. */
const platform = await openPlatform({ config: readConfig({ ...process.env, LOG_LEVEL: 'error' }) })
const { services } = platform
const server = await buildPlatformServer({ ...services, config: { ...services.config, test: true } })
process.send?.(await server.listen({ host: '127.0.0.1', port: 0 }))
process.once('disconnect', () => void server.close().then(() => platform.close()).then(() => process.exit(0))) // prettier-ignore
