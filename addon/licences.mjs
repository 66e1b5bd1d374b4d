/**
 * The licence texts of the packages that a bundle holds: MIT and Apache ask that every copy of them says so, and the
 * add-on's files are copied with each sheet. Decides which packages; where the text goes is the build's.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const modules = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules')

/** Every package with its texts, by name. Takes esbuild's metafile; throws where a package brings no licence text. */
export function licencesOf(metafile) {
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs))
  const found = inputs.map((path) => path.match(/.*node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
  const packages = [...new Set(found.filter((name) => name !== undefined))].sort()
  return packages.map(licenceOf).join('\n\n')
}

function licenceOf(name) {
  const folder = join(modules, name)
  const texts = readdirSync(folder)
    .filter((file) => /^licen[cs]e/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').trim())
  if (texts.length === 0) throw new Error(`${name} is bundled and has no licence text`)
  const whole = texts.join('\n\n')
  if (/\*\/|-->/.test(whole)) throw new Error(`${name}: its licence would end the comment that it stands in`)
  return `Holds ${name}:\n\n${whole}`
}
