/** Opening and downloading files. Decides how a chosen file travels to the server; reading it is the server's. */
import { showToast } from './asking.ts'
import { busy } from './busy.ts'
import { PERSON, SESSION } from './connection.ts'
import { place } from './elements.ts'
import { words } from './words.ts'

export type SampleKind = 'demo' | 'baby' | 'restaurant' | 'empty'
type Source = { kind: SampleKind } | { kind: 'xlsx'; file: File } | { kind: 'csv'; files: File[]; name: string }

/** Opens another file in this window; the one before stays open in others. */
export async function openFile(source: Source): Promise<void> {
  const zh = document.documentElement.lang.startsWith('zh')
  const file = source.kind === 'xlsx' ? source.file : undefined
  const name = file ? file.name.replace(/\.xlsx$/i, '') : source.kind === 'csv' ? source.name : words().untitled
  const query = new URLSearchParams({
    kind: source.kind,
    name,
    language: zh ? 'zh' : 'en',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    locale: zh ? 'zh_CN' : navigator.language.replace('-', '_'),
    sheetName: zh ? '工作表1' : 'Sheet1',
  })
  const done = busy(words().opening.replace('%', () => name))
  try {
    const body = source.kind === 'csv' ? JSON.stringify(await Promise.all(source.files.map(textFile))) : file
    const response = await fetch(`/sessions?${query}`, { method: 'POST', body })
    if (response.status === 422) throw new Error(words().unreadable.replace('%', () => file?.name ?? name))
    if (!response.ok) throw new Error(await response.text())
    const { session } = (await response.json()) as { session: string }
    const next = new URLSearchParams({ session, person: PERSON })
    // Who still reads the steps goes on with them in the next file.
    if (!place('welcome').hidden) next.set('welcome', 'again')
    location.assign(`/?${next}`)
  } catch (error) {
    showToast(words().notDone, (error as Error).message, 12, 'failure')
  } finally {
    done()
  }
}

/** UTF-8, else what Excel writes in China, else what it writes in Europe and America. */
async function textFile(file: File): Promise<{ name: string; text: string }> {
  const bytes = await file.arrayBuffer()
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return { name: file.name, text: new TextDecoder(encoding, { fatal: true }).decode(bytes) }
    } catch {
      // Not this one.
    }
  }
  return { name: file.name, text: new TextDecoder('windows-1252').decode(bytes) }
}

/** @param folder lets the person choose a folder of .csv files instead */
export function pickFile(folder = false): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  if (folder) input.webkitdirectory = true
  else input.accept = '.xlsx,.csv'
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) void openChosen(files)
  })
  input.click()
}

function openChosen(files: File[]): Promise<void> {
  const [workbook] = files.filter(({ name }) => /\.xlsx$/i.test(name))
  if (workbook) return openFile({ kind: 'xlsx', file: workbook })
  const tables = files.filter(({ name, webkitRelativePath }) => {
    const deep = webkitRelativePath.split('/').length > 2
    return !deep && (/\.csv$/i.test(name) || name === 'regulars-workbook.json')
  })
  if (!tables.some(({ name }) => /\.csv$/i.test(name))) {
    showToast(words().notDone, words().noTable, 12, 'failure')
    return Promise.resolve()
  }
  const [folder, inside] = tables[0].webkitRelativePath.split('/')
  return openFile({ kind: 'csv', files: tables, name: inside ? folder : tables[0].name.replace(/\.csv$/i, '') })
}

export async function downloadFile(): Promise<void> {
  const done = busy(words().saving)
  try {
    const response = await fetch(`/download?session=${SESSION}`)
    if (!response.ok) throw new Error(await response.text())
    const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = decodeURIComponent(name)
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  } catch (error) {
    showToast(words().notDone, (error as Error).message, 12, 'failure')
  } finally {
    done()
  }
}
