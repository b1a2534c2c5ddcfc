/** The seed of `examples/demo-city`: of several hundred, one whose outbreak shows a market cluster, a death and five introductions. */
export const CITY_SEED = '369';
