import { rolePermissions, roles } from '@firebreak/contract';
import { describe, expect, test } from 'vitest';
import { outbreakPages } from '../../app/outbreak-page.ts';
import { usualWork, usualWorkOf } from './usual-work.ts';

const workOf = (role: (typeof roles)[number]) =>
  usualWorkOf((permission) => rolePermissions[role].includes(permission)).map(({ name }) => name);

describe('what a role is offered on its first page', () => {
  // The day of each role: domain brief, section 2.
  test('a laboratory reports results, a sampler registers, the privacy officer reads the journal', () => {
    expect(workOf('laboratory')[0]).toBe('report');
    expect(workOf('samplingLead').slice(0, 2)).toEqual(['register', 'doors']);
    expect(workOf('privacyOfficer').slice(0, 2)).toEqual(['audit', 'approveExport']);
    expect(workOf('administrator')[0]).toBe('users');
    expect(workOf('clinician')[0]).toBe('newCase');
    expect(workOf('commander')).toEqual(expect.arrayContaining(['order', 'board', 'closeOut', 'overview']));
  });

  test('everybody who sees the outbreak has a way on', () => {
    const without = roles.filter((role) => rolePermissions[role].includes('outbreak.read') && workOf(role).length === 0);
    expect(without).toEqual([]);
  });

  test('no work leads to a page its permission does not open', () => {
    const refused = usualWork.filter(({ path, permission }) => {
      const page = outbreakPages.find((one) => one.path === path);
      return (
        page !== undefined &&
        roles.some(
          (role) =>
            rolePermissions[role].includes(permission) &&
            !rolePermissions[role].includes(page.permission) &&
            !(page.also !== undefined && rolePermissions[role].includes(page.also)),
        )
      );
    });
    expect(refused).toEqual([]);
  });
});
