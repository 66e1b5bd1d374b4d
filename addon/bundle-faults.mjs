/**
 * What would make a bundle fail in Apps Script's V8 although it runs in Node. Decides which globals are missing there
 * and how a build notices: esbuild renames free uses of them, and the names are then looked for.
 */

/** developers.google.com/apps-script/guides/v8-runtime: none of these exist there. */
const MISSING_GLOBALS = [
  'TextEncoder',
  'TextDecoder',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'URL',
  'URLSearchParams',
  'Blob',
  'FormData',
  'ReadableStream',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'process',
  'Buffer',
  'require',
  'window',
  'document',
  'navigator',
  'structuredClone',
]
const MARK = '__missing_'

/** For esbuild's `define`: only free identifiers are renamed, so a method called `process` is left alone. */
export const MARK_MISSING = Object.fromEntries(MISSING_GLOBALS.map((name) => [name, MARK + name]))

/** One sentence per fault; empty where the bundle is fine. */
export function bundleFaults(code) {
  const faults = MISSING_GLOBALS.filter((name) => code.includes(MARK + name)).map(
    (name) => `uses ${name}, which Apps Script lacks`,
  )
  if (/\bnew\s+Function\b|\beval\s*\(/.test(code)) faults.push('runs text as code')
  if (/\bthis\.#|^\s*#\w+[\s=;(]|^\s*static\s+\w+\s*=/m.test(code)) faults.push('has private or static class fields')
  if (/^import |^export /m.test(code)) faults.push('is a module')
  return faults
}
