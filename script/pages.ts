/** What `generate.mjs` bundles to make the pages of `docs/` from the tables of the program. */
export { codesPage } from '../src/diagnostics/explanations/all.ts';
export { referencePage } from '../src/spec/reference.ts';
export { manualPage } from '../src/cli/manual.ts';
