export { isLightningPrepared, prepareLightning } from './vendor/prepare.ts';
export type { LightningAssets, PrepareOptions } from './vendor/prepare.ts';
export { compileBundle } from './compile/compile-bundle.ts';
export { namesLookup, type KnownNames } from './compile/names-lookup.ts';
export { createModuleTable, deleteModule, readModule, readModules, saveModule } from './modules/module-table.ts';
export { lightningRoutes } from './routes/lightning-routes.ts';
export type {
  Bundle,
  BundleFile,
  CompiledModule,
  CompileResult,
  LightningContext,
  LightningOrg,
  LightningSession,
  LightningUser,
  PrepareProgress,
  RecordField,
  RecordView,
  ReferenceLookup,
} from './types.ts';
