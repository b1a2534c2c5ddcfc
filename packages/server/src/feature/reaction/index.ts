export { rulesAt, shelfOf } from './rules.ts';
