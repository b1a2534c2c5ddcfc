/** Commands on plain files: they start without loading the server, and what loads is known before any of them is. */
export const onPlainFiles: ReadonlySet<string> = new Set([
  'rt',
  'growth',
  'nowcast',
  'detect',
  'scan',
  'exposure',
  'measure',
  'pool',
  'testing',
]);
