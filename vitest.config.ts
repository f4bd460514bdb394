import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Real servers on a shared machine: a deadline that is missed once is tried again, a wrong answer stays wrong.
    retry: process.env.CI ? 2 : 0,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
});
