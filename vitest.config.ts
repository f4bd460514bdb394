import { defineConfig } from 'vitest/config';

const long = process.env.WZP_TEST_LONG === '1';
if (!long) console.warn('!! SKIPPED: test/crash and test/hostile (WZP_TEST_LONG=1 runs them)');

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Minutes of killed applies: run before a release, and by hand after a change of apply, state or a backend.
    exclude: long ? [] : ['test/crash/**', 'test/hostile/**'],
    pool: 'forks',
    maxWorkers: 2,
    // Real servers on a shared machine: a deadline that is missed once is tried again, a wrong answer stays wrong.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
