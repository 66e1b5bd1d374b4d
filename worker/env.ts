/** What the Worker is given by its deployment: one binding and three secrets. Decides names only. */
export interface Env {
  /** One Durable Object per book, one for the opening of books, and (local runs) sixteen for stateless scoring. */
  BOOKS: DurableObjectNamespace
  /** Opens books, nothing else. */
  SETUP_KEY?: string
  /** Signs tokens. */
  TOKEN_KEY?: string
  /** Local runs only: `1` lets the setup key score as well. */
  ALLOW_SETUP_KEY_SCORE?: string
}

export const SETUP_OBJECT = 'setup:books'
export const SCORE_OBJECTS = 16
