/**
 * zod, told before any schema is made that code may not be generated from strings (Workers forbid it, and each object
 * schema decides when it is made). Every schema imports zod from here.
 */
import { config } from 'zod'

config({ jitless: true })

export * from 'zod'
