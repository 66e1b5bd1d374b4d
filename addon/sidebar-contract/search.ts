/** What the search reads: rows of the Customers tab, page by page. Names and the size of a page. */

export const SEARCH_PAGE = 5_000

export interface SearchQuestion {
  /** First row of the page, from 1; without it the first below the header. */
  from?: number
  /** 'people': id, name, phone, e-mail, company. 'others': all other columns of the person. */
  part: 'people' | 'others'
}

export interface SearchAnswer {
  from: number
  /** Row after the last of this page; undefined at the end. */
  next?: number
  /** Rows below the header, in all. */
  total: number
  /** Index of id, name, phone, e-mail and company in each row's texts; only for part 'people'. */
  columns: { id: number; name?: number; phone?: number; email?: number; company?: number }
  headers: string[]
  /** Texts per row, as the sheet shows them; row `from + k`. */
  rows: string[][]
}
