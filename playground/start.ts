/** `npm start`: the playground in the browser. Prints where it is and opens nothing by itself. */
import { startPlayground } from './server/start-playground.ts'
import { steps } from './steps.ts'

const step = steps()
step('Starting the playground')
const playground = await startPlayground({ port: Number(process.env.PORT) || 0 })
step()
process.stdout.write(`
Regulars in a local stand-in for Google Sheets:

  ${playground.url}

Open it in your browser. Nothing leaves this machine. Ctrl-C ends it.
`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void playground.stop().then(() => process.exit(0)))
}
