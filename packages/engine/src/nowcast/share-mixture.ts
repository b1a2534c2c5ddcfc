import type { ShareBeta } from './reported-share.ts';

/** A share reported, its complement and its weight in the mixture; weights add up to 1. */
export interface ShareNode {
  share: number;
  missing: number;
  weight: number;
}

/**
 * Nodes that stand for a beta distributed share: the trapezoidal rule on the logit, where the density
 * p^a (1 - p)^b falls off exponentially on both sides and the rule converges exponentially.
 *
 * @param fineness largest distance of nodes on the logit that what is mixed can bear
 */
export function shareNodes({ a, b }: ShareBeta, fineness: number): ShareNode[] {
  const logWeight = (logit: number): number => -a * Math.log1p(Math.exp(-logit)) - b * Math.log1p(Math.exp(logit));
  const top = Math.log(a / b);
  const least = logWeight(top) - REACH;
  const [from, to] = [reach(logWeight, top, least, -1), reach(logWeight, top, least, 1)];
  const steps = Math.min(MOST_NODES, Math.ceil(Math.max(LEAST_NODES, (to - from) / fineness)));
  const nodes = Array.from({ length: steps + 1 }, (_, index) => {
    const logit = from + ((to - from) * index) / steps;
    const weight = Math.exp(logWeight(logit) - least - REACH);
    return { share: 1 / (1 + Math.exp(-logit)), missing: 1 / (1 + Math.exp(logit)), weight };
  });
  const total = nodes.reduce((sum, { weight }) => sum + weight, 0);
  return nodes.map((node) => ({ ...node, weight: node.weight / total }));
}

/** How far to go from the top until the logarithm of the weight is down to `least`. */
function reach(logWeight: (logit: number) => number, top: number, least: number, direction: 1 | -1): number {
  let step = 1e-3;
  while (step < LARGEST_LOGIT && logWeight(top + direction * step) > least) step *= 2;
  let [near, far] = [step / 2, step];
  for (let halving = 0; halving < 20; halving++) {
    const middle = (near + far) / 2;
    if (logWeight(top + direction * middle) > least) near = middle;
    else far = middle;
  }
  return Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, top + direction * far));
}

/** Weights below exp(-32) of the largest are left out: 1e-14. */
const REACH = 32;
const LEAST_NODES = 96;
const MOST_NODES = 8192;
/** Beyond it the exponential of a logit is infinite. */
const LARGEST_LOGIT = 700;
