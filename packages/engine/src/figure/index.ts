export * from './age-sex-pyramid.ts';
export * from './area-counts.ts';
export * from './data-quality.ts';
export * from './epidemic-curve.ts';
export * from './key-figures.ts';
