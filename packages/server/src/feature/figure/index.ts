export { AnswerCache, scopeKey } from './answer-cache.ts';
export { chainLinks, chainNodes, infectionOf, type InfectionRow } from './chain-node.ts';
export { knownZone, lookDay } from './moment.ts';
export { type Asked, OutbreakAnswers } from './outbreak-answers.ts';
