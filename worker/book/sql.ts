/**
 * The book's storage as statements, with the rows counted that storage says were written: the free plan allows 100,000 a
 * day. Decides which tables there are; they are made by the first write, so that a call for a book that nobody opened
 * leaves nothing behind.
 */

type Value = string | number | ArrayBuffer | null

const TABLES = `
  create table if not exists state (key text primary key, value text not null) without rowid;
  create table if not exists manifest (hash text primary key, used_ms integer not null, lists text not null) without rowid;
  create table if not exists pack (id integer primary key, directory text not null, body blob not null);
`

export class BookSql {
  /** Rows written since this object was made. */
  rowsWritten = 0
  private readonly storage: DurableObjectStorage
  private hasTables: boolean | undefined

  constructor(storage: DurableObjectStorage) {
    this.storage = storage
  }

  /** Rows of a query; none where the tables have not been made. */
  read<T extends Record<string, SqlStorageValue>>(query: string, ...values: Value[]): T[] {
    this.hasTables ??= this.storage.sql.exec("select 1 from sqlite_master where name = 'pack'").toArray().length > 0
    return this.hasTables ? this.storage.sql.exec<T>(query, ...values).toArray() : []
  }

  write(query: string, ...values: Value[]): void {
    if (!this.hasTables) {
      this.storage.sql.exec(TABLES)
      this.hasTables = true
    }
    const cursor = this.storage.sql.exec(query, ...values)
    cursor.toArray()
    this.rowsWritten += cursor.rowsWritten
  }

  /** All of `change` or nothing. */
  transaction<T>(change: () => T): T {
    try {
      return this.storage.transactionSync(change)
    } catch (error) {
      // The tables may have been made in what was rolled back.
      this.hasTables = undefined
      throw error
    }
  }

  /** Drops everything that is kept about customers. */
  erase(): void {
    if (this.read('select 1').length === 0) return
    for (const table of ['pack', 'manifest', 'state']) this.storage.sql.exec(`delete from ${table}`)
  }
}
