import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type * as Leave from './leave.ts';

/** Addresses the page was sent to, in their order, and what the browser tells when it brings the page back. */
let sentTo: string[];
let back: () => void;
let leave: typeof Leave;
beforeEach(async () => {
  sentTo = [];
  vi.stubGlobal('location', { pathname: '/account/devices', search: '?all=1', assign: (address: string) => sentTo.push(address) });
  vi.stubGlobal('addEventListener', (_: string, tell: () => void) => {
    back = tell;
  });
  vi.resetModules();
  leave = await import('./leave.ts');
});
afterEach(() => vi.unstubAllGlobals());

test('a session that ended by itself leads to the sign-in and back to the address', () => {
  leave.leaveToComeBack();
  expect(sentTo).toEqual(['/sign-in?to=%2Faccount%2Fdevices%3Fall%3D1']);
});

test('who leaves on purpose is sent nowhere else by what the page asks meanwhile', async () => {
  await leave.leaveAfter(async () => leave.leaveToComeBack());
  leave.leaveToComeBack();
  expect(sentTo).toEqual(['/sign-in']);
});

test('a second end beside the first does not break off the way out', async () => {
  await Promise.all([leave.leaveAfter(async () => undefined), leave.leaveAfter(async () => undefined)]);
  expect(sentTo).toEqual(['/sign-in']);
});

test('an end that failed leaves the page as it was', async () => {
  const lost = new Error('no connection');
  await expect(leave.leaveAfter(() => Promise.reject(lost))).rejects.toBe(lost);
  leave.leaveToComeBack();
  expect(sentTo).toHaveLength(1);
});

test('a page the browser brings back can be left again', async () => {
  await leave.leaveAfter(async () => undefined);
  back();
  leave.leaveToComeBack();
  expect(sentTo).toHaveLength(2);
});
