import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['test/{core,features,grammar,protocol,rules,tidy}/**/*.test.ts'],
          exclude: ['**/*.heavy.test.ts', '**/*.isolated.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
          // Modules are loaded once for all files, which halves the time.
          isolate: false,
        },
      },
      {
        // Replaces modules, so each file has its own.
        test: { name: 'isolated', include: ['test/**/*.isolated.test.ts'] },
      },
      {
        // Calls other programs (openssl), loads the built bundles, or takes its time (*.heavy.test.ts).
        test: {
          name: 'slow',
          include: ['test/{browser,ca,interop}/**/*.test.ts', 'test/**/*.heavy.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        // Reads the folder that the environment variable PHONEPKI_CORPUS names.
        test: {
          name: 'corpus',
          include: ['test/corpus/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
