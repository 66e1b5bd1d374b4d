/**
 * How tests run: test/worker/** inside workerd with the bindings of wrangler.toml, everything else in plain Node.
 * `vitest run --config test/vitest.config.ts [--project node|workerd] [path]`.
 */
import { availableParallelism } from 'node:os'
import { cloudflareTest } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './longest-first.ts'

const root = new URL('..', import.meta.url).pathname

export default defineConfig({
  root,
  test: {
    silent: 'passed-only',
    // Vitest keeps a processor for itself and would leave one of two idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/worker/**'],
          globalSetup: ['test/build-once.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // What a browser shows comes when it comes.
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        root,
        plugins: [
          cloudflareTest({
            wrangler: { configPath: `${root}wrangler.toml` },
            remoteBindings: false,
            miniflare: {
              bindings: { SETUP_KEY: 'test-setup-key', TOKEN_KEY: 'test-token-key', ALLOW_SETUP_KEY_SCORE: '1' },
            },
          }),
        ],
        test: { name: 'workerd', include: ['test/worker/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
})
