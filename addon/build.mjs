/**
 * Builds both editions of the add-on into dist/addon/{bound,marketplace}: one script that Apps Script's V8 parses, the
 * pages, the manifest, the licences of what they hold. Decides the editions' differences; fails where the bundle needs
 * what Apps Script lacks.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { bundleFaults, MARK_MISSING } from './bundle-faults.mjs'
import { licencesOf } from './licences.mjs'
import { buildSidebar } from './sidebar/build.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const root = dirname(here)
const EDITIONS = {
  bound: {},
  // A published version may only call listed hosts: developers.google.com/apps-script/manifest/allowlist-url
  marketplace: { urlFetchWhitelist: ['https://*.workers.dev/'] },
}
/** Dialogs, and the files that each adds to dialog.css and dialog.js, in the order in which they run. */
const DIALOGS = {
  connection: ['connection'],
  schedule: ['schedule'],
  'set-up': ['set-up-parts', 'set-up-choices', 'set-up-findings', 'set-up-update', 'set-up'],
}

const options = (edition) => ({
  entryPoints: [join(here, 'main.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  globalName: 'regulars',
  // Keeps class fields and optional chaining out; the runtime's library is newer than its name.
  target: 'es2019',
  charset: 'utf8',
  metafile: true,
  define: { EDITION: JSON.stringify(edition), ...MARK_MISSING },
  logLevel: 'silent',
})

/** The names that Google may call, from the entry's own exports. */
async function exportedNames() {
  const { metafile } = await build({ ...options('bound'), format: 'esm' })
  return Object.values(metafile.outputs)[0].exports
}

const names = await exportedNames()
// Google finds only top-level function declarations.
const footer = names
  .map((name) => `function ${name}() {\n  return regulars.${name}.apply(this, arguments)\n}`)
  .join('\n')
/** The page of a dialog: dialog.html with the common look and script, then the dialog's own. */
function dialogPage(parts) {
  const textOf = (ending) =>
    ['dialog', ...parts]
      .map((part) => `${part}.${ending}`)
      .filter((file) => existsSync(join(here, file)))
      .map((file) => readFileSync(join(here, file), 'utf8').trim())
      .join('\n')
  const page = readFileSync(join(here, 'dialog.html'), 'utf8')
  // Functions: a replacement text may hold $& and the like.
  return page.replace('/* style */', () => textOf('css')).replace('/* script */', () => textOf('js'))
}
const sidebar = await buildSidebar()
const manifest = JSON.parse(readFileSync(join(root, 'appsscript.json'), 'utf8'))

for (const [edition, additions] of Object.entries(EDITIONS)) {
  const folder = join(root, 'dist/addon', edition)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { outputFiles, metafile } = await build(options(edition))
  const code = `${outputFiles[0].text}${footer}\n/*\n${licencesOf(metafile)}\n*/\n`
  const faults = bundleFaults(code)
  if (faults.length > 0) {
    console.error(`addon (${edition}): ${faults.join('; ')}`)
    process.exit(1)
  }
  writeFileSync(join(folder, 'code.js'), code)
  for (const [name, parts] of Object.entries(DIALOGS)) writeFileSync(join(folder, `${name}.html`), dialogPage(parts))
  writeFileSync(join(folder, 'sidebar.html'), sidebar)
  writeFileSync(join(folder, 'appsscript.json'), `${JSON.stringify({ ...manifest, ...additions }, null, 2)}\n`)
  console.log(`dist/addon/${edition}/code.js ${(code.length / 1024).toFixed(0)} KB, ${names.length} functions`)
}
