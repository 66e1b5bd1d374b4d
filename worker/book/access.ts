/**
 * Who may use a book: opening, the token's version, rotation with its grace, the tombstone. Decides which version is
 * good when; that a token is ours at all is auth/token.ts. Checks write nothing.
 */

import { unknownToken } from '../auth/authenticate.ts'
import { BOOK_LIMITS } from '../contract.ts'
import { Refusal } from '../problem-response.ts'

const OPEN_RETRY_MS = 10 * 60 * 1000
const GRACE_MS = BOOK_LIMITS.tokenGraceSeconds * 1000

type Row = {
  version: number
  opened_ms: number
  /** Until when the version before this one is good, and the rotation that replaced it. */
  grace_ms: number
  rotated_ms: number
  rotation: string | null
}

export class Access {
  private readonly storage: DurableObjectStorage

  constructor(storage: DurableObjectStorage) {
    this.storage = storage
  }

  /**
   * Opens this book, or answers as before within 10 minutes, so that a lost answer can be asked for again.
   * `exists` after that: a second workbook must not get a token for it.
   */
  open(nowMs: number): { outcome: 'opened' | 'again' | 'exists' | 'erased'; version: number } {
    if (this.erasedMs() !== null) return { outcome: 'erased', version: 0 }
    const row = this.row()
    if (row) {
      const again = nowMs - row.opened_ms <= OPEN_RETRY_MS && row.version === 1
      return { outcome: again ? 'again' : 'exists', version: row.version }
    }
    const { sql } = this.storage
    sql.exec('create table if not exists book (version integer not null, opened_ms integer not null)')
    sql.exec('insert into book values (1, ?)', nowMs)
    return { outcome: 'opened', version: 1 }
  }

  /**
   * Passes for a good version; refuses with 410 an erased book's, with 401 any other. `isRotation`: the version that was
   * replaced last may come as far as rotate(), which knows whether it only asks for a lost answer.
   */
  check(version: number, isRotation: boolean, nowMs: number): void {
    const row = this.rowOrRefusal()
    const untilMs = isRotation ? row.rotated_ms + GRACE_MS : row.grace_ms
    const isOld = version === row.version - 1 && nowMs < untilMs
    if (version !== row.version && !isOld) throw unknownToken()
  }

  /** When the book was opened, and until when the token before the newest one is good. */
  times(nowMs: number): { openedMs: number; oldTokenUntilMs: number | null } {
    const { opened_ms, grace_ms } = this.rowOrRefusal()
    return { openedMs: opened_ms, oldTokenUntilMs: grace_ms > nowMs ? grace_ms : null }
  }

  /** The version that replaces the caller's. The same rotation again, with the version it replaced, is answered as before. */
  rotate(
    version: number,
    { rotation = null, now = false }: { rotation?: string | null; now?: boolean },
    nowMs: number,
  ): { version: number; oldTokenUntilMs: number | null; isRepeat: boolean } {
    const row = this.rowOrRefusal()
    if (version === row.version - 1 && rotation !== null && rotation === row.rotation) {
      if (nowMs - row.rotated_ms >= GRACE_MS) throw unknownToken()
      return { version: row.version, oldTokenUntilMs: row.grace_ms > nowMs ? row.grace_ms : null, isRepeat: true }
    }
    // Whoever holds only the old token must not get the newest one by it.
    if (version !== row.version) throw unknownToken()
    const graceMs = now ? 0 : nowMs + GRACE_MS
    const { sql } = this.storage
    sql.exec('create table if not exists rotation (grace_ms integer, rotated_ms integer, rotation text)')
    sql.exec('update book set version = ?', version + 1)
    sql.exec('delete from rotation')
    sql.exec('insert into rotation values (?, ?, ?)', graceMs, nowMs, rotation)
    return { version: version + 1, oldTokenUntilMs: now ? null : graceMs, isRepeat: false }
  }

  /** Leaves nothing but the time; false where the book was never opened. Once erased it stays so. */
  bury(nowMs: number): boolean {
    if (this.erasedMs() !== null) return true
    if (!this.row()) return false
    const { sql } = this.storage
    sql.exec('create table tombstone (erased_ms integer not null)')
    sql.exec('insert into tombstone values (?)', nowMs)
    sql.exec('drop table book')
    if (this.hasTable('rotation')) sql.exec('drop table rotation')
    return true
  }

  private rowOrRefusal(): Row {
    if (this.erasedMs() !== null) throw new Refusal('bookErased', 'This book was erased. Set up the workbook again.')
    const row = this.row()
    if (!row) throw unknownToken()
    return row
  }

  private row(): Row | undefined {
    if (!this.hasTable('book')) return undefined
    const { sql } = this.storage
    const [book] = sql.exec<Pick<Row, 'version' | 'opened_ms'>>('select version, opened_ms from book').toArray()
    if (!book) return undefined
    const [rotation] = this.hasTable('rotation')
      ? sql.exec<Omit<Row, keyof typeof book>>('select grace_ms, rotated_ms, rotation from rotation').toArray()
      : []
    return { ...(rotation ?? { grace_ms: 0, rotated_ms: 0, rotation: null }), ...book }
  }

  private erasedMs(): number | null {
    if (!this.hasTable('tombstone')) return null
    return (
      this.storage.sql.exec<{ erased_ms: number }>('select erased_ms from tombstone').toArray()[0]?.erased_ms ?? null
    )
  }

  private hasTable(name: string): boolean {
    return this.storage.sql.exec('select 1 from sqlite_master where name = ?', name).toArray().length > 0
  }
}
