export * from './anchor-time.ts';
export * from './plan.ts';
export * from './plan-for.ts';
export * from './plan-json.ts';
