import { records, type Locale } from '@firebreak/contract';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Converter } from 'opencc-js/cn2t';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageToTraditional } from '../../../traditional.ts';
import { outbreakPages } from '../../app/outbreak-page.ts';
import en from '../../text/en/index.ts';
import hans from '../../text/zh-Hans/index.ts';
import hant from '../../text/zh-Hant/index.ts';
import { guideOfPage } from '../../ui/page-guide.ts';
import { listedKinds } from '../noun.ts';
import { loadGuides, type GuidePages } from './guide-pages.ts';
import { guideFile, guides } from './guides.ts';
import { readDocument } from './markdown/document.ts';
import { targetOf } from './markdown/guide-target.ts';
import { findSection } from './section.ts';

const clone = join(import.meta.dirname, '../../../../..');
const names = { en: en.guide.name, 'zh-Hans': hans.guide.name, 'zh-Hant': hant.guide.name };

/** The bundler makes the Traditional pages; here they are made by the same function. */
const traditional = Object.fromEntries(
  guides.map((guide) => [guide, pageToTraditional(readFileSync(join(clone, `${guideFile(guide)}.zh-Hans.md`), 'utf8'))]),
);
let pages: Record<Locale, GuidePages>;
beforeAll(async () => {
  const made = Object.fromEntries(guides.map((guide) => [guide, readDocument(traditional[guide] ?? '')])) as GuidePages;
  pages = { en: await loadGuides('en'), 'zh-Hans': await loadGuides('zh-Hans'), 'zh-Hant': made };
});

describe.each(['en', 'zh-Hans', 'zh-Hant'] as const)('%s', (locale) => {
  test('a guide is called in the search as it is called at its head', () => {
    expect(Object.fromEntries(guides.map((guide) => [guide, pages[locale][guide].title]))).toEqual(names[locale]);
  });

  test('a link between guides leads to a place that is there', () => {
    const lost = guides.flatMap((guide) =>
      pages[locale][guide].links.flatMap((address) => {
        const target = targetOf(guide, address);
        if (target.kind !== 'guide' || target.section === '') return [];
        return findSection(pages[locale][target.guide].sections, target.section) === undefined ? [`${guide} → ${address}`] : [];
      }),
    );
    expect(lost).toEqual([]);
  });

  test('the line that leads to the other language where the code is kept does not stand in the console', () => {
    const toItself = guides.filter((guide) =>
      pages[locale][guide].links.some((address) => {
        const target = targetOf(guide, address);
        return target.kind === 'guide' && target.guide === guide && target.section === '';
      }),
    );
    expect(toItself).toEqual([]);
  });
});

test('the parts of a guide stand in the same order in every language, so that a number names the same part', () => {
  for (const guide of guides) {
    const levels = pages.en[guide].sections.map((section) => section.level);
    expect(
      pages['zh-Hans'][guide].sections.map((section) => section.level),
      guide,
    ).toEqual(levels);
    expect(
      pages['zh-Hant'][guide].sections.map((section) => section.level),
      guide,
    ).toEqual(levels);
  }
});

test('the Traditional pages have no character that only Simplified has, outside of code', () => {
  const toTraditional = Converter({ from: 'cn', to: 't' });
  const wrong = Object.entries(traditional).flatMap(([guide, text]) =>
    [...text.replaceAll(/```[\s\S]*?```|`[^`\n]*`|\[简体中文\]/g, '')]
      .filter((character) => toTraditional(character) !== character && !inBoth.has(character))
      .map((character) => `${guide}: ${character}`),
  );
  expect(wrong).toEqual([]);
});

test('what stands as code is typed as it is, also in the Traditional pages; what a program answers is read', () => {
  expect(pageToTraditional('运行 `--plot 预警.png`：\n```sh\nfirebreak --plot 预警.png # 图\n```\n```\n预警\n```\n')).toBe(
    '執行 `--plot 预警.png`：\n```sh\nfirebreak --plot 预警.png # 图\n```\n```\n預警\n```\n',
  );
});

/** Characters that the conversion would change one by one, and that Traditional Chinese writes too (as in `catalogue.test.ts`). */
const inBoth = new Set('台里后只面系准群峰床吃干');

describe('the guide to a page', () => {
  /** The part of the guide each page leads to, by its English name: a part that was moved or renamed is seen here. */
  const parts: Record<string, string> = {
    cases: 'Record a case',
    exposures: 'Link',
    chains: 'Chains',
    analysis: 'Analyse',
    contacts: 'Who to call',
    'follow-ups': 'Record a check',
    rules: 'Rules',
    'export-requests': 'Who takes a large list?',
    settings: 'Closing the outbreak',
    'task-board': 'What is late',
    orders: 'Orders',
    due: 'Who is due today',
    'scheduled-tests': 'Schedules',
    'sampling-points': 'Set a point up',
    doors: 'From door to door',
    tubes: 'Seal, pack, hand over',
    board: 'Before a meeting',
    'close-out': 'Closing the day',
    expiry: 'What must be forgotten?',
    users: 'People',
    roles: 'Roles',
    areas: 'Areas',
    devices: 'Field devices',
    'export-rule': 'What does the rule say?',
    audit: 'Who looked?',
  };

  test('tells of the page', () => {
    const told = Object.entries(guideOfPage).flatMap(([page, { guide, section }]) =>
      section === undefined ? [] : [[page, pages.en[guide as keyof GuidePages].sections[section]?.text]],
    );
    expect(Object.fromEntries(told)).toEqual(parts);
  });

  test('is there for pages that are there, and is a guide', () => {
    const house = ['users', 'roles', 'areas', 'devices', 'export-rule', 'audit'];
    const known = [...outbreakPages.map((page) => page.path), ...listedKinds.map((kind) => records[kind].plural), ...house];
    expect(Object.keys(guideOfPage).filter((page) => !known.includes(page))).toEqual([]);
    expect(Object.values(guideOfPage).filter(({ guide }) => !(guides as readonly string[]).includes(guide))).toEqual([]);
  });
});
