/** The guides in Traditional Chinese, made from the Simplified ones while bundling (`traditional.ts` of this package). */
export default import.meta.glob<string>(
  [
    '../../../../../../docs/how-to/*.zh-Hans.md',
    '../../../../../../docs/tutorial/*.zh-Hans.md',
    '../../../../../../examples/hagelloch-1861/README.zh-Hans.md',
  ],
  { query: '?traditional', import: 'default', eager: true },
);
