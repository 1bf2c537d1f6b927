export { loadSeedFile } from './load.ts';
export { SeedError } from './types.ts';
export type { SeedRecord } from './types.ts';
