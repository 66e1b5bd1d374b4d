/**
 * Builds the sidebar into one html file: its script and style inside, nothing loaded from elsewhere. Decides how they are
 * put together; fails where the script could end its own element.
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { licencesOf } from '../licences.mjs'

const here = dirname(fileURLToPath(import.meta.url))

/** The page's text. */
export async function buildSidebar() {
  const bundled = async (entry) => {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(here, entry)],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      target: 'es2020',
      charset: 'utf8',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      metafile: true,
      logLevel: 'error',
    })
    return { text: outputFiles[0].text.trim(), licences: licencesOf(metafile) }
  }
  const [script, style] = await Promise.all([bundled('main.tsx'), bundled('style.css')])
  if (/<\/script|<!--/i.test(script.text)) throw new Error('the sidebar: its script would end its own element')
  const page = readFileSync(join(here, 'page.html'), 'utf8')
  // Functions: a replacement text may hold $& and the like.
  const whole = page.replace('/* style */', () => style.text).replace('/* script */', () => script.text)
  return `${whole.trimEnd()}\n<!--\n${script.licences}\n-->\n`
}
