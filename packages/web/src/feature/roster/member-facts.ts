import { type RosterHousehold, type RosterMember } from '@firebreak/contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../ui/format/use-format.ts';
import { postText } from '../test-round/index.ts';

/** What tells a member from others of the name: age, last digits, post, needs. */
export function useMemberFacts(): (member: RosterMember) => string[] {
  const { t } = useTranslation(['roster', 'testRound']);
  const { today, age } = useFormat();
  return (member) =>
    [
      member.birthYear === null ? '' : age(Number(today.slice(0, YEAR)) - member.birthYear),
      member.phoneTail === null ? '' : t('testRound:members.phone', { tail: member.phoneTail }),
      member.documentTail === null ? '' : t('document', { tail: member.documentTail }),
      member.post === null ? '' : postText(member.post),
      ...member.needs.map((need) => t(`testRound:need.${need}`)),
      member.duplicateOf === null ? '' : t('isDouble'),
    ].filter(Boolean);
}

/** 3栋 2单元 501, as far as it is known; else the code of the household. */
export const doorText = ({ building, unit, room, code }: RosterHousehold): string =>
  [building, unit, room].filter(Boolean).join(' ') || code;

/** Letters of a year in an ISO date. */
const YEAR = 4;
