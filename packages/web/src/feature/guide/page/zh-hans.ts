/** The guides in Simplified Chinese, as they stand in the clone. */
export default import.meta.glob<string>(
  [
    '../../../../../../docs/how-to/*.zh-Hans.md',
    '../../../../../../docs/tutorial/*.zh-Hans.md',
    '../../../../../../examples/hagelloch-1861/README.zh-Hans.md',
  ],
  { query: '?raw', import: 'default', eager: true },
);
