/** The served document is valid OpenAPI 3.1, by an independent validator. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { expect, it } from 'vitest'
import { openApiDocument } from '../../worker/openapi.ts'

it('the OpenAPI document is valid', async () => {
  const validator = new Validator()
  const result = await validator.validate(JSON.parse(JSON.stringify(openApiDocument())))
  expect(result).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
})
