/** The guides in English, as they stand in the clone. */
export default import.meta.glob<string>(
  [
    '../../../../../../docs/how-to/*.md',
    '../../../../../../docs/tutorial/*.md',
    '../../../../../../examples/hagelloch-1861/README.md',
    '!**/*.zh-Hans.md',
  ],
  { query: '?raw', import: 'default', eager: true },
);
