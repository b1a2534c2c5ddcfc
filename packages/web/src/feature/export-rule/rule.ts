import { type Answer, routes } from '@firebreak/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../app/client.ts';

export type RuleAnswer = Answer<typeof routes.exportRule.get>;

/** The rule of exports in force and how it came about. */
export const ruleQuery = queryOptions<RuleAnswer>({
  queryKey: ['export-rule'],
  queryFn: ({ signal }) => call(routes.exportRule.get, {}, signal),
});
