/**
 * Builds the playground's page into dist/playground: one script, one style sheet, the page, and the bridge that the server
 * puts into the add-on's own pages. Decides nothing else.
 */
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const here = dirname(fileURLToPath(import.meta.url))
const folder = join(here, '../../dist/playground')
rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const options = {
  bundle: true,
  outdir: folder,
  target: 'es2022',
  charset: 'utf8',
  minify: true,
  legalComments: 'inline',
  metafile: true,
  logLevel: 'warning',
}
const results = [
  await build({ ...options, format: 'esm', entryPoints: [join(here, 'page.ts'), join(here, 'style.css')] }),
  // Goes into pages of the add-on as a plain script.
  await build({ ...options, format: 'iife', entryPoints: [join(here, 'bridge.ts')] }),
]
// The grid as its maker built it: a web component that loads its own parts.
const revogrid = join(here, '../../node_modules/@revolist/revogrid')
cpSync(join(revogrid, 'dist/revo-grid'), join(folder, 'grid'), { recursive: true })
cpSync(join(revogrid, 'LICENSE'), join(folder, 'grid/LICENSE'))
cpSync(join(here, 'index.html'), join(folder, 'index.html'))
for (const [path, { bytes }] of results.flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  console.log(`${path} ${(bytes / 1024).toFixed(0)} KB`)
}
