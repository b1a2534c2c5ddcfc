export { type AreaTimeline } from './pack-shelf.ts';
export { instantOf, momentOf, rulesAt, shelfOf } from './rules.ts';
