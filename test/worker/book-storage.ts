/** Looks into the storage of a book and at its object, past the Worker. Decides nothing. */
import { evictDurableObject, runInDurableObject } from 'cloudflare:test'
import { workerEnv } from './client.ts'

function stubOf(name: string): DurableObjectStub {
  return workerEnv.BOOKS.get(workerEnv.BOOKS.idFromName(name))
}

export function storageOf<T>(name: string, look: (sql: SqlStorage) => T): Promise<T> {
  return runInDurableObject(stubOf(name), (_instance: DurableObject, state) => look(state.storage.sql))
}

/** Lets the setup key open twenty more. */
export function forgetOpenings(): Promise<void> {
  return storageOf('setup:books', (sql) => void sql.exec('drop table if exists opening'))
}

/** Everything that a book's storage holds, as one text. */
export function contents(book: string): Promise<string> {
  return storageOf(`book:${book}`, (sql) => {
    const tables = sql
      .exec<{ name: string }>("select name from sqlite_master where type = 'table' order by name")
      .toArray()
      .filter(({ name }) => !name.startsWith('_') && !name.startsWith('sqlite'))
    const rowsOf = (name: string) =>
      sql
        .exec(`select * from ${name}`)
        .toArray()
        .map((row) =>
          Object.values(row).map((value) => (value instanceof ArrayBuffer ? bytesText(value) : String(value))),
        )
    return JSON.stringify(tables.map(({ name }) => [name, rowsOf(name)]))
  })
}

function bytesText(buffer: ArrayBuffer): string {
  return String.fromCharCode(...new Uint8Array(buffer))
}

/** Every answer of the book must have been read before. */
export async function evict(book: string): Promise<void> {
  try {
    await evictDurableObject(stubOf(`book:${book}`))
  } catch (error) {
    if (!String(error).includes('not currently running')) throw error
  }
}

/** As if a minute had passed: the count of calls starts anew. */
export function newMinute(book: string): Promise<void> {
  return runInDurableObject(stubOf(`book:${book}`), (instance: DurableObject) => {
    const { service } = instance as unknown as { service: { usage?: { minute: number } } }
    if (service.usage) service.usage.minute = 0
  })
}
