/**
 * The whole playground: a local Worker, the page's server, a session for each file. For `npm start` and for browser tests.
 */
import { fileURLToPath } from 'node:url'
import type { Locale } from '../../worker/contract.ts'
import { ensureBuilt } from '../ensure-built.ts'
import { startLocalWorker } from '../local-worker.ts'
import type { Workbook } from '../workbook/workbook.ts'
import type { Person } from './messages.ts'
import { type Source, servePlayground } from './server.ts'
import { type Session, startSession } from './session.ts'
import { workbookOfText, workbookText } from './workbook-text.ts'

const BUNDLE_FOLDER = fileURLToPath(new URL('../../dist/addon/bound', import.meta.url))
const OWNER = 'owner@example.com'
export const SECOND_PERSON = 'second@example.com'

export interface PlaygroundOptions {
  /** The file to work in; default: the demo shop. */
  workbook?: Workbook | Source
  /** Language of the first person; the second person has the other one. */
  locale?: Locale
  /** ISO date that it is in the playground. */
  today?: string
  port?: number
  /** The part of a Utilities.sleep that really passes: less than 1 for tests that do not want to wait. */
  sleepShare?: number
  /** How long a request takes on a slow network: more for tests that do something meanwhile. */
  slowMs?: number
  /** Another build of the add-on, such as the Marketplace edition. */
  bundleFolder?: string
}

export interface Playground {
  /** The page with the file open. */
  url: string
  /** The page as the second person sees it. */
  secondUrl: string
  /** What the Set up dialog asks for; the Worker's address is `https://local.workers.dev`. */
  setupKey: string
  session: Session
  /** A copy of the file as it is now. */
  workbook(): Promise<Workbook>
  stop(): Promise<void>
}

/** Starts everything, building what is missing. */
export async function startPlayground(options: PlaygroundOptions = {}): Promise<Playground> {
  await ensureBuilt('browser')
  const worker = await startLocalWorker()
  const open = (source: Source, language: Locale = options.locale ?? 'en'): Promise<Session> =>
    startSession({
      bundleFolder: options.bundleFolder ?? BUNDLE_FOLDER,
      workerUrl: worker.url,
      setupKey: worker.setupKey,
      persons: personsFor(language),
      today: options.today,
      sleepShare: options.sleepShare,
      slowMs: options.slowMs,
      source,
    })
  const given = options.workbook ?? { kind: 'demo' }
  const source: Source = 'kind' in given ? given : { kind: 'json', text: workbookText(given) }
  const server = await servePlayground(open, { port: options.port, first: source }).catch(async (error) => {
    await worker.stop()
    throw error
  })
  const session = await open(source)
  session.keeps = true
  server.sessions.set(session.id, session)
  return {
    url: `${server.url}/?session=${session.id}`,
    secondUrl: `${server.url}/?session=${session.id}&person=${SECOND_PERSON}`,
    setupKey: worker.setupKey,
    session,
    workbook: async () => workbookOfText((await session.ask('workbook', {})).json),
    stop: async () => {
      await server.stop()
      await worker.stop()
    },
  }
}

function personsFor(locale: Locale): Person[] {
  return [
    { id: OWNER, name: 'Anna', locale },
    { id: SECOND_PERSON, name: '李伟 Li Wei', locale: locale === 'zh' ? 'en' : 'zh' },
  ]
}
