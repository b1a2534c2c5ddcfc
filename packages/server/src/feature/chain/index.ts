export { delayBeliefs, type DelayBeliefs } from './infer/input/delay.ts';
