export { type AreaTimeline } from './pack-shelf.ts';
export { momentOf, rulesAt, shelfOf } from './rules.ts';
