export { bindOutbreak, momentWanted, timelineAt } from './bound.ts';
export { restrictedPersons } from './restricted.ts';
