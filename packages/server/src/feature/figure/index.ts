export { AnswerCache, scopeKey } from './answer-cache.ts';
export { chainNodes } from './chain-node.ts';
export { knownZone, lookDay } from './moment.ts';
export { type Asked, OutbreakAnswers } from './outbreak-answers.ts';
