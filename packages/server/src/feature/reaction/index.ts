export { type AreaTimeline } from './pack-shelf.ts';
export { momentOf, shelfOf } from './rules.ts';
