/** The document and the app say the same: routes, references, columns. (Validity as OpenAPI: test/api/.) */
import { describe, expect, it } from 'vitest'
import { OUTPUT_COLUMNS } from '../../worker/contract.ts'
import app from '../../worker/index.ts'
import { call } from './client.ts'

interface Document {
  openapi: string
  paths: Record<string, Record<string, { security: unknown[]; responses: Record<string, unknown> }>>
  components: {
    schemas: Record<string, { properties: Record<string, { properties: Record<string, { description: string }> }> }>
  }
}

async function readDocument(): Promise<Document> {
  return (await call('/openapi.json', { method: 'GET', key: null })).json()
}

describe('GET /openapi.json', () => {
  it('lists exactly the routes of the app', async () => {
    const { paths } = await readDocument()
    const listed = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const routes = app.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(listed.sort()).toEqual([...new Set(routes)].sort())
  })

  it('has no reference that leads nowhere', async () => {
    const document = await readDocument()
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference)
    expect(references.length).toBeGreaterThan(10)
    for (const reference of references) {
      expect(reference).toMatch(/^#\/components\/schemas\/\w+$/)
      expect(document.components.schemas).toHaveProperty(reference.split('/')[3])
    }
  })

  it('describes every column of an answer', async () => {
    const { components } = await readDocument()
    const columns = components.schemas.ScoreAnswer.properties.columns.properties
    expect(Object.keys(columns)).toEqual(['id', ...OUTPUT_COLUMNS])
    for (const name of OUTPUT_COLUMNS) expect(columns[name].description.length, name).toBeGreaterThan(5)
  })
})

it('GET /healthz gives the version and the contract to anyone', async () => {
  const response = await call('/healthz', { method: 'GET', key: null })
  expect(await response.json()).toEqual({ ok: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), contract: 1 })
})
