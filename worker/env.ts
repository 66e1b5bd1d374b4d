/** What the Worker is given by its deployment: one binding, secrets, settings. Decides names, and where books are kept. */
import { Refusal } from './problem-response.ts'

export interface Env {
  /** One Durable Object per book, one for the opening of books, and (local runs) sixteen for stateless scoring. */
  BOOKS: DurableObjectNamespace
  /** Opens books, nothing else. */
  SETUP_KEY?: string
  /** Signs tokens. */
  TOKEN_KEY?: string
  /** The operator's: erases any book by its id, nothing else. Not set: nobody can. */
  ADMIN_KEY?: string
  /** Where books are kept and scored, such as `eu`. Never change it once there are books: others would be found. */
  JURISDICTION?: string
  /** How many books the setup key opens a day, 0 for none; 20 where it is not set. */
  BOOKS_PER_DAY?: string
  /** Local runs only: `1` lets the setup key score as well. */
  ALLOW_SETUP_KEY_SCORE?: string
}

export const SETUP_OBJECT = 'setup:books'
export const SCORE_OBJECTS = 16

const JURISDICTIONS: readonly string[] = ['eu', 'fedramp', 'us']

/** The objects of this deployment's jurisdiction. Refuses with 503 where that is none: data must not go elsewhere. */
export function booksOf(env: Env): DurableObjectNamespace {
  const { BOOKS, JURISDICTION } = env
  if (!JURISDICTION) return BOOKS
  if (!JURISDICTIONS.includes(JURISDICTION)) {
    throw new Refusal('notConfigured', `JURISDICTION must be one of ${JURISDICTIONS.join(', ')}, or not set.`)
  }
  return BOOKS.jurisdiction(JURISDICTION as DurableObjectJurisdiction)
}

/** The limit of openings a day, 0 for none; a text that is no number means the usual one. */
export function openingsPerDay({ BOOKS_PER_DAY = '' }: Env): number {
  const limit = BOOKS_PER_DAY.trim() === '' ? Number.NaN : Number(BOOKS_PER_DAY)
  return Number.isNaN(limit) ? 20 : limit
}
