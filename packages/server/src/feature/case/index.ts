export { demandWhichInfection } from './episode.ts';
