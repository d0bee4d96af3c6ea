/** Test program: opens the cluster of a data folder, says how on one line, and holds it until its input ends. */
import { openCluster } from './cluster.ts'
import { PostgresProblem } from './problem.ts'

const [dataDir = '', programs] = process.argv.slice(2)
try {
  const cluster = await openCluster({ dataDir, programs })
  console.log(JSON.stringify({ url: cluster.url, adopted: cluster.adopted }))
  process.stdin.resume()
  process.stdin.on('end', () => void cluster.close())
} catch (error) {
  console.log(JSON.stringify({ problem: error instanceof PostgresProblem ? error.code : String(error) }))
}
