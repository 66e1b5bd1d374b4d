/**
 * The calls by which a spreadsheet's book is looked at, gets a new token and is erased. Decides what their answers may
 * hold; when they are made is connection.ts's.
 */
import type { BookState, TokenRequest } from '../../worker/contract.ts'
import { Refusal } from '../refusal.ts'
import { type Connection, call } from './client.ts'

/** The book's state. Refuses with what keeps the Worker from answering; `erased`, `unauthorized` for a token that is over. */
export function readBook(connection: Connection): BookState {
  const { result } = call(connection, {
    path: '/v1/book',
    method: 'get',
    check: (body) => {
      const state = body as Partial<BookState>
      const figures = [state.chunks, state.bytes]
      if (typeof state.openedAt !== 'string' || !figures.every((figure) => typeof figure === 'number'))
        throw new Refusal('brokenAnswer', { where: 'book' })
      return state as BookState
    },
  })
  return result as BookState
}

/** A new token in place of this one. The same `rotation` may be asked for again when its answer was lost. */
export function renewBookToken(connection: Connection, request: TokenRequest): string {
  const { result } = call(connection, {
    path: '/v1/book/token',
    payload: JSON.stringify(request),
    check: (body) => {
      const { token } = body as { token?: unknown }
      if (typeof token !== 'string' || token === '') throw new Refusal('brokenAnswer', { where: 'token' })
      return token
    },
  })
  return result as string
}

/** Erases all that the Worker holds of this spreadsheet. A book that is erased already is as good. */
export function eraseBook(connection: Connection): void {
  call(connection, {
    path: '/v1/book',
    method: 'delete',
    expected: ['bookErased'],
    empty: true,
    check: () => {},
  })
}
