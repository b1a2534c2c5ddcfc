export {
  presets,
  type DateColumnReport,
  type GivenMapping,
  type ImportInspection,
  type ImportOptions,
  type Preset,
  type TableInspection,
} from './import-plan.ts';
export { inspectImport } from './inspect-import.ts';
export { readImport, readImportPacks, type ImportItem, type ImportSummary } from './read-import.ts';
